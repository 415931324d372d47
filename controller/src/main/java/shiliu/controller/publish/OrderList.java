package shiliu.controller.publish;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.Order.Kind;
import shiliu.player.screen.Screen;

/** All accepted orders by number, and what they mean for a screen. Immutable. */
record OrderList(List<GivenOrder> orders) {
    OrderList {
        orders = List.copyOf(orders);
    }

    /** When the oldest stop in force for the screen was accepted. */
    Optional<Instant> stopped(Screen screen) {
        return orders.stream()
                .filter(given -> given.order().kind() == Kind.STOP && inForce(given, screen))
                .map(GivenOrder::accepted)
                .min(Comparator.naturalOrder());
    }

    /** Whether it meets the screen and nothing that meets the screen too has lifted it. */
    boolean inForce(GivenOrder given, Screen screen) {
        return given.order().scope().matches(screen)
                && orders.stream()
                        .filter(later -> lifters(given.order().kind())
                                .contains(later.order().kind()))
                        .noneMatch(later -> later.order().scope().matches(screen)
                                && later.order().lifts().contains(given.hash()));
    }

    /**
     * What the screen's player must be told: all that is in force, and every resume and cancel, since a player that obeyed
     * what they lift may come back after years.
     */
    List<GivenOrder> matter(Screen screen, Instant now) {
        return orders.stream()
                .filter(given -> !over(given.order(), now) && inForce(given, screen))
                .toList();
    }

    private static Set<Kind> lifters(Kind kind) {
        return switch (kind) {
            case STOP -> Set.of(Kind.RESUME);
            case ALERT -> Set.of(Kind.CANCEL, Kind.ALERT);
            case RESUME, CANCEL, DRILL -> Set.of();
        };
    }

    /** Whether it ended by itself. */
    static boolean over(Order order, Instant now) {
        return (order.kind() == Kind.ALERT || order.kind() == Kind.DRILL)
                && order.until().filter(end -> !now.isBefore(end)).isPresent();
    }
}
