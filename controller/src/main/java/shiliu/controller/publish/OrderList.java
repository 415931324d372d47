package shiliu.controller.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.Order.Kind;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/** All accepted orders by number, and what they mean for a screen. Immutable. */
final class OrderList {
    /** By so much may a player's clock be behind, so that what is over here still runs there. */
    private static final Duration LATE = Duration.ofDays(1);

    private final List<GivenOrder> orders;
    private final Map<Sha256, GivenOrder> byHash = new HashMap<>();
    /** For each order those that end it. */
    private final Map<Sha256, List<GivenOrder>> enders = new HashMap<>();
    /** Until when anything may run that the order lifts, or that is lifted by what it lifts. */
    private final Map<Sha256, Instant> needed = new HashMap<>();

    OrderList(List<GivenOrder> orders) {
        this.orders = List.copyOf(orders);
        orders.forEach(given -> byHash.put(given.hash(), given));
        for (GivenOrder given : orders) {
            for (Sha256 lifted : given.order().lifts()) {
                find(lifted)
                        .filter(given::ends)
                        .ifPresent(ended -> enders.computeIfAbsent(lifted, none -> new ArrayList<>())
                                .add(given));
            }
            needed(given);
        }
    }

    List<GivenOrder> orders() {
        return orders;
    }

    Optional<GivenOrder> find(Sha256 hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** When the oldest stop in force for the screen was accepted. */
    Optional<Instant> stopped(Screen screen) {
        return orders.stream()
                .filter(given -> given.order().kind() == Kind.STOP && inForce(given, screen))
                .map(GivenOrder::accepted)
                .min(Comparator.naturalOrder());
    }

    /** Whether it meets the screen and nothing that the screen's player believes has lifted it, for whichever screens that was given. */
    boolean inForce(GivenOrder given, Screen screen) {
        return given.order().scope().matches(screen)
                && enders.getOrDefault(given.hash(), List.of()).stream()
                        .noneMatch(ender -> ender.order().scope().matches(screen) || ender.counts(screen));
    }

    /**
     * What the screen's player must be told: all that is in force, and whatever lifts something for as long as that may
     * still run on a player that comes back, even where it is over or lifted itself, and wherever the screen went since.
     */
    List<GivenOrder> matter(Screen screen, Instant now) {
        return orders.stream()
                .filter(given -> (!given.over(now) && inForce(given, screen)) || lifts(given, screen, now))
                .toList();
    }

    private boolean lifts(GivenOrder given, Screen screen, Instant now) {
        boolean reaches = given.order().scope().matches(screen) || (given.known() && given.counts(screen));
        return !given.order().lifts().isEmpty() && reaches && now.isBefore(needed(given));
    }

    private Instant needed(GivenOrder given) {
        Instant known = needed.get(given.hash());
        if (known != null) {
            return known;
        }
        Instant last = Instant.MIN;
        for (Sha256 hash : given.order().lifts()) {
            Instant until = find(hash)
                    .map(this::mayRun)
                    // Perhaps one that went to its screens on a stick.
                    .orElseGet(() -> given.accepted().plus(Order.LONGEST).plus(LATE));
            last = until.isAfter(last) ? until : last;
        }
        Instant needs = given.order().kind() == Kind.RESUME ? Instant.MAX : last;
        needed.put(given.hash(), needs);
        return needs;
    }

    /** Until when a lifted order runs on a player that does not know, or something that it lifted itself. */
    private Instant mayRun(GivenOrder lifted) {
        Instant end = lifted.end().map(until -> until.plus(LATE)).orElse(Instant.MIN);
        Instant former = needed(lifted);
        return former.isAfter(end) ? former : end;
    }
}
