package shiliu.controller.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.OpenOrder;
import shiliu.player.bundle.Order;
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
        OpenOrder order = verified(envelope);
        Sha256 hash = envelope.payloadHash();
        OrderList list = store.write(tables -> {
            OrderList known = new OrderList(all(tables));
            return known.find(hash).isPresent() ? known : known.with(add(tables, caller, order, known));
        });
        snapshots.replaceOrders(list);
        return view(list, list.find(hash).orElseThrow());
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
        snapshots.replaceOrders(read());
    }

    private GivenOrder add(Tables tables, Caller caller, OpenOrder order, OrderList known) throws Refused {
        requireTimely(order.order());
        requireMayLift(order, known);
        OrderRow row = tables.orders().add(order.envelope(), signers(order), clock.instant());
        tables.note(
                clock.instant(),
                AuditNote.of(caller.id(), AuditAction.ORDER, row.hash().hex(), AuditEntry.EVERYWHERE)
                        .with("kind", order.order().kind())
                        .with("signers", String.join(",", row.signers())));
        return GivenOrder.of(row, accounts);
    }

    /** Each signature costs about a millisecond, so it is checked once for all communities. */
    private OpenOrder verified(Envelope envelope) throws Refused {
        try {
            OpenOrder order = OpenOrder.open(accounts.root(), envelope.bytes());
            order.requireAnywhere();
            Set<String> met = new TreeSet<>();
            for (Screen screen : screens.byId().values()) {
                if (order.order().scope().matches(screen)) {
                    met.add(screen.community());
                }
            }
            if (met.isEmpty()) {
                throw Refused.of(Kind.INVALID, "publish.order-meets-nothing");
            }
            Instant now = clock.instant();
            for (String community : met) {
                order.requireFor(community, now);
            }
            return order;
        } catch (BundleException.Malformed | BundleException.WrongType | BundleException.FormatUnknown e) {
            throw new Refused(Kind.INVALID, e.reason());
        } catch (BundleException e) {
            throw new Refused(Kind.NOT_PERMITTED, e.reason());
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
    private static void requireMayLift(OpenOrder order, OrderList known) throws Refused {
        if (GivenOrder.role(order.order().kind()) != Role.ALERT) {
            return;
        }
        List<TrustedKey> enders = order.signers().stream()
                .filter(key -> key.roles().contains(Role.ALERT))
                .toList();
        for (Sha256 hash : order.order().lifts()) {
            Optional<GivenOrder> former =
                    known.find(hash).filter(given -> given.order().kind() == Order.Kind.ALERT);
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

    private OrderList read() {
        return new OrderList(store.read(this::all));
    }

    private List<GivenOrder> all(Tables tables) {
        return tables.orders().all().stream()
                .map(row -> GivenOrder.of(row, accounts))
                .toList();
    }

    private OrderView view(OrderList list, GivenOrder given) {
        boolean inForce = !given.over(clock.instant())
                && screens.byId().values().stream().anyMatch(screen -> list.inForce(given, screen));
        return new OrderView(given.number(), given.hash(), given.order(), given.signers(), given.accepted(), inForce);
    }

    private static List<String> signers(OpenOrder order) {
        return order.signers().stream()
                .map(TrustedKey::person)
                .distinct()
                .sorted()
                .toList();
    }
}
