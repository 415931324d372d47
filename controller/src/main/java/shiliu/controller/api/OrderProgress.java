package shiliu.controller.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.driver.Proof;

/** An order, and how far it came on each screen that it is for. Times are the controller's own. */
public record OrderProgress(OrderView order, List<Reached> screens) {
    public OrderProgress {
        screens = List.copyOf(screens);
    }

    /**
     * One screen.
     *
     * @param reached whether it does what the order wants now: is proven dark by a stop, shows the alert, keeps the drill
     * @param state what is known of it
     * @param proof of what is lit, where it does what is wanted
     * @param since of the state
     * @param kept when its player was first heard to keep the order on its disk
     * @param done when it was first heard to do what is wanted; the way back included
     * @param heard when its player last said anything
     */
    public record Reached(
            String screen,
            String name,
            boolean reached,
            ScreenState state,
            Optional<Proof> proof,
            Optional<Instant> since,
            Optional<Instant> kept,
            Optional<Instant> done,
            Optional<Instant> heard) {}

    /** From the order's acceptance until that instant, of those that came so far. */
    public static Optional<Duration> took(OrderView order, Optional<Instant> at) {
        return at.map(instant -> Duration.between(order.accepted(), instant)).filter(time -> !time.isNegative());
    }
}
