package shiliu.controller.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditEntry;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.people.Accounts;
import shiliu.controller.people.Caller;
import shiliu.controller.store.OrdersTable.OrderRow;
import shiliu.controller.store.Store;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Keys;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/** Orders that people gave. Safe for any thread; waits for the disk. */
public final class Orders {
    /** By so much may the clock of the person's computer be ahead. */
    private static final Duration EARLY = Duration.ofMinutes(10);

    private final Store store;
    private final Accounts accounts;
    private final ScreenSet screens;
    private final Snapshots snapshots;
    private final Clock clock;

    public Orders(Store store, Accounts accounts, ScreenSet screens, Snapshots snapshots, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.screens = screens;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * Verifies as every player that it meets would, stores it, and puts it into those screens' streams; durable when it
     * returns. The same order again gives the same answer.
     */
    public OrderView give(Caller caller, Envelope envelope) throws Refused {
        if (caller.isPlayer() || !caller.confirmed()) {
            throw Refused.of(Kind.NOT_PERMITTED, "publish.order-not-permitted");
        }
        Order order = verified(envelope);
        Envelope held = held(envelope);
        if (read().find(held.payloadHash()).isEmpty()) {
            requireTimely(order);
            requireMayLift(order, held);
        }
        OrderRow row = store.write(tables -> add(tables, caller, order, held));
        OrderList list = refresh();
        return view(list, list.find(row.hash()).orElseThrow());
    }

    /** Oldest first. */
    public List<OrderView> list(Caller caller) throws Refused {
        if (caller.isPlayer() || !caller.confirmed()) {
            throw Refused.of(Kind.NOT_PERMITTED, "publish.order-not-permitted");
        }
        OrderList list = read();
        return list.orders().stream().map(given -> view(list, given)).toList();
    }

    /** The order with this hash. */
    public OrderView find(Caller caller, String hash) throws Refused {
        return list(caller).stream()
                .filter(given -> given.hash().hex().equals(hash))
                .findFirst()
                .orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "publish.order-unknown", hash));
    }

    /** Brings the snapshots up to what is stored. */
    public void show() {
        refresh();
    }

    private OrderRow add(Tables tables, Caller caller, Order order, Envelope envelope) {
        Optional<OrderRow> before = tables.orders().find(envelope.payloadHash());
        if (before.isPresent()) {
            return before.get();
        }
        OrderRow row = tables.orders().add(envelope, signers(accounts.root(), envelope), clock.instant());
        tables.note(
                clock.instant(),
                AuditNote.of(caller.id(), AuditAction.ORDER, row.hash().hex(), AuditEntry.EVERYWHERE)
                        .with("kind", order.kind())
                        .with("signers", String.join(",", row.signers())));
        return row;
    }

    private Order verified(Envelope envelope) throws Refused {
        byte[] bytes = envelope.bytes();
        try {
            Order order = BundleVerifier.order(accounts.root(), bytes);
            List<String> met = screens.all().stream()
                    .filter(order.scope()::matches)
                    .map(Screen::community)
                    .distinct()
                    .toList();
            if (met.isEmpty()) {
                throw Refused.of(Kind.INVALID, "publish.order-meets-nothing");
            }
            for (String community : met) {
                BundleVerifier.order(accounts.root(), bytes, community, clock.instant());
            }
            return order;
        } catch (BundleException.Malformed | BundleException.WrongType | BundleException.FormatUnknown e) {
            throw new Refused(Kind.INVALID, e.reason());
        } catch (BundleException e) {
            throw new Refused(Kind.NOT_PERMITTED, e.reason());
        }
    }

    /** Without the signatures that do not hold, which players pass over: nobody must seem to have signed who did not. */
    private Envelope held(Envelope envelope) {
        byte[] message = envelope.message();
        List<Envelope.Signature> held = envelope.signatures().stream()
                .filter(signature -> accounts.root().keys().stream()
                        .anyMatch(key -> key.keyId().equals(signature.keyid()) && holds(key, message, signature)))
                .toList();
        return new Envelope(envelope.payloadType(), envelope.payload(), held);
    }

    private static boolean holds(TrustedKey key, byte[] message, Envelope.Signature signature) {
        try {
            return Keys.verify(key.bytes(), message, Base64.getDecoder().decode(signature.sig()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Players pass over an alert that is dated later than now, and one that was given long ago is not meant any more. */
    private void requireTimely(Order order) throws Refused {
        Instant now = clock.instant();
        if (order.issued().isAfter(now.plus(EARLY))) {
            throw Refused.of(
                    Kind.INVALID, "publish.order-early", second(order.issued()), second(now), EARLY.toMinutes());
        }
        // A stop is never too old: one that was brought on a stick must be known before it can be lifted.
        if (order.kind() != Order.Kind.STOP && order.issued().isBefore(now.minus(Order.LONGEST))) {
            throw Refused.of(
                    Kind.INVALID, "publish.order-late", second(order.issued()), second(now), Order.LONGEST.toDays());
        }
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What players would not take for the end of an alert is none: nobody should believe that it is over. */
    private void requireMayLift(Order order, Envelope envelope) throws Refused {
        if (GivenOrder.role(order.kind()) != Role.ALERT) {
            return;
        }
        OrderList list = read();
        List<TrustedKey> enders = accounts.root().keys().stream()
                .filter(key -> key.roles().contains(Role.ALERT) && signed(envelope, key))
                .toList();
        for (Sha256 hash : order.lifts()) {
            Optional<GivenOrder> former =
                    list.find(hash).filter(given -> given.order().kind() == Order.Kind.ALERT);
            if (former.isPresent()
                    && !GivenOrder.mayTakeBack(enders, former.get().keys())) {
                throw Refused.of(
                        Kind.NOT_PERMITTED,
                        "publish.not-taken-back",
                        hash,
                        String.join(", ", former.get().signers()));
            }
        }
    }

    private static boolean signed(Envelope envelope, TrustedKey key) {
        return envelope.signatures().stream().anyMatch(s -> s.keyid().equals(key.keyId()));
    }

    private OrderList read() {
        return new OrderList(store.read(tables -> tables.orders().all()).stream()
                .map(row -> GivenOrder.of(row, accounts))
                .toList());
    }

    private OrderList refresh() {
        OrderList list = read();
        snapshots.replaceOrders(list);
        return list;
    }

    private OrderView view(OrderList list, GivenOrder given) {
        boolean inForce =
                !given.over(clock.instant()) && screens.all().stream().anyMatch(screen -> list.inForce(given, screen));
        return new OrderView(given.number(), given.hash(), given.order(), given.signers(), given.accepted(), inForce);
    }

    /** The people whose keys are named by the envelope's signatures; that they hold was verified. */
    private static List<String> signers(TrustRoot root, Envelope envelope) {
        Set<String> people = new TreeSet<>();
        for (Envelope.Signature signature : envelope.signatures()) {
            root.keys().stream()
                    .filter(key -> key.keyId().equals(signature.keyid()))
                    .map(TrustedKey::person)
                    .forEach(people::add);
        }
        return List.copyOf(people);
    }
}
