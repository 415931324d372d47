package shiliu.controller.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.people.Accounts;
import shiliu.controller.store.OrdersTable.OrderRow;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.Order.Kind;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/**
 * An accepted order, read.
 *
 * @param keys of the role that it takes, which signed it, as the newest root that names them has them
 * @param people how many of them it takes in a community
 * @param known whether the trust root of today still names those keys: a player refuses what others signed
 */
record GivenOrder(
        long number,
        Sha256 hash,
        Order order,
        List<String> signers,
        List<TrustedKey> keys,
        int people,
        boolean known,
        Instant accepted,
        Envelope envelope) {
    GivenOrder {
        signers = List.copyOf(signers);
        keys = List.copyOf(keys);
    }

    static GivenOrder of(OrderRow row, Accounts accounts) {
        try {
            Order order = Json.read(row.envelope().payloadBytes(), Order.class);
            TrustRoot root = accounts.root();
            Role role = role(order.kind());
            List<TrustedKey> keys = row.envelope().signatures().stream()
                    .flatMap(signature -> accounts.key(signature.keyid()).stream())
                    .filter(key -> key.roles().contains(role))
                    .distinct()
                    .toList();
            return new GivenOrder(
                    row.number(),
                    row.hash(),
                    order,
                    row.signers(),
                    keys,
                    Math.max(order.kind() == Kind.RESUME ? 2 : 1, root.threshold(role)),
                    root.keys().containsAll(keys),
                    row.accepted(),
                    row.envelope());
        } catch (JsonException e) {
            throw new IllegalStateException("order " + row.number() + " was read when it was accepted", e);
        }
    }

    /** Whose word such an order takes. */
    static Role role(Kind kind) {
        return switch (kind) {
            case STOP, RESUME, DRILL -> Role.OPERATOR;
            case ALERT, CANCEL -> Role.ALERT;
        };
    }

    /** Whether the players of the screen's community believe it. */
    boolean counts(Screen screen) {
        Role role = role(order.kind());
        long able = keys.stream()
                .filter(key -> key.may(role, screen.community()))
                .map(TrustedKey::person)
                .distinct()
                .count();
        return able >= people;
    }

    /** Whether a player that believes it ends {@code other} by it, as {@code OrderBook} does: wherever the screen went since. */
    boolean ends(GivenOrder other) {
        return order.lifts().contains(other.hash)
                && lifters(other.order.kind()).contains(order.kind())
                && (other.order.kind() != Kind.ALERT || mayTakeBack(keys, other.keys));
    }

    /** Whether one of {@code enders} may take back what all of {@code givers} signed. */
    static boolean mayTakeBack(List<TrustedKey> enders, List<TrustedKey> givers) {
        return enders.stream().anyMatch(key -> givers.stream().allMatch(key::mayTakeBack));
    }

    private static Set<Kind> lifters(Kind kind) {
        return switch (kind) {
            case STOP -> Set.of(Kind.RESUME);
            case ALERT -> Set.of(Kind.CANCEL, Kind.ALERT);
            case RESUME, CANCEL, DRILL -> Set.of();
        };
    }

    /** Whether it ended by itself. */
    boolean over(Instant now) {
        return lasting() && order.until().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Whether it ends by itself. */
    private boolean lasting() {
        return order.kind() == Kind.ALERT || order.kind() == Kind.DRILL;
    }

    /** When a player ceases to do what it says, if nothing lifts it; empty where that is never. */
    Optional<Instant> end() {
        return lasting() ? order.until() : Optional.empty();
    }

    Snapshot.OrderEvent event() {
        return new Snapshot.OrderEvent(number, new String(envelope.bytes(), StandardCharsets.UTF_8));
    }
}
