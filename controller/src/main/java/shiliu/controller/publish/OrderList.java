package shiliu.controller.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.Order.Kind;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/** All accepted orders by number, and what they mean for a screen. Immutable. */
final class OrderList {
    /** By so much may a player's clock be behind, so that what is over here still runs there. */
    private static final Duration LATE = Duration.ofDays(1);

    private final List<GivenOrder> orders;
    /** Those that may matter to a screen: each change asks for each screen. */
    private final List<Open> open;

    private final Map<Sha256, GivenOrder> byHash = new HashMap<>();
    /** For each order those that end it. */
    private final Map<Sha256, List<GivenOrder>> enders = new HashMap<>();
    /** Until when anything may run that the order lifts, or that is lifted by what it lifts. */
    private final Map<Sha256, Instant> needed = new HashMap<>();
    /** The same for every screen, so made once; by number. */
    private final Map<Long, Snapshot.OrderEvent> events = new ConcurrentHashMap<>();

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
        open = orders.stream()
                .map(given -> new Open(given, List.copyOf(enders.getOrDefault(given.hash(), List.of()))))
                .filter(Open::mayMatter)
                .toList();
    }

    /** An order and those that end it. */
    private record Open(GivenOrder given, List<GivenOrder> enders) {
        /** What everybody was told to end matters to nobody, unless it lifts something itself. */
        boolean mayMatter() {
            return !given.order().lifts().isEmpty()
                    || enders.stream().noneMatch(ender -> ender.order().scope().equals(Order.Scope.ALL));
        }

        boolean inForce(Screen screen) {
            return given.order().scope().matches(screen)
                    && enders.stream()
                            .noneMatch(ender -> ender.order().scope().matches(screen) || ender.counts(screen));
        }
    }

    /** These and a newer one. */
    OrderList with(GivenOrder newest) {
        return new OrderList(Stream.concat(orders.stream(), Stream.of(newest)).toList());
    }

    List<GivenOrder> orders() {
        return orders;
    }

    Optional<GivenOrder> find(Sha256 hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** When the oldest stop in force for the screen was accepted. */
    Optional<Instant> stopped(Screen screen) {
        return open.stream()
                .filter(one -> one.given().order().kind() == Kind.STOP && one.inForce(screen))
                .map(one -> one.given().accepted())
                .min(Comparator.naturalOrder());
    }

    /** Whether it meets the screen and nothing that the screen's player believes has lifted it, for whichever screens that was given. */
    boolean inForce(GivenOrder given, Screen screen) {
        return new Open(given, enders.getOrDefault(given.hash(), List.of())).inForce(screen);
    }

    /**
     * What the screen's player must be told: all that is in force, and whatever lifts something for as long as that may
     * still run on a player that comes back, even where it is over or lifted itself, and wherever the screen went since.
     */
    List<GivenOrder> matter(Screen screen, Instant now) {
        return open.stream()
                .filter(one -> (!one.given().over(now) && one.inForce(screen)) || lifts(one.given(), screen, now))
                .map(Open::given)
                .toList();
    }

    /** What they mean for very many screens. */
    OrdersNow at(Instant now) {
        Set<Order.Scope> scopes = new LinkedHashSet<>();
        for (Open one : open) {
            scopes.add(one.given().order().scope());
            one.enders().forEach(ender -> scopes.add(ender.order().scope()));
        }
        scopes.remove(Order.Scope.ALL);
        return new OrdersNow(this, List.copyOf(scopes), now);
    }

    /** What {@link #matter matters} to the screen, as it goes out. */
    List<Snapshot.OrderEvent> events(Screen screen, Instant now) {
        return matter(screen, now).stream()
                .map(given -> events.computeIfAbsent(given.number(), number -> given.event()))
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
