package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts frames, and those of what moves whose time had passed before they could be shown. What is due follows from the
 * schedule's clock, so a late frame makes none of the following late. Written by one thread, read by any.
 */
final class FrameCount {
    /** A pause of seconds is another matter than frames that were too many: a stop, a clock that was set. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private Optional<Scene> last = Optional.empty();
    /** The shortest time from one frame of this play to the next, by plan; zero before there were two. */
    private Duration period = Duration.ZERO;

    private volatile long shown;
    private volatile long dropped;

    long shown() {
        return shown;
    }

    long dropped() {
        return dropped;
    }

    /** A frame that was just handed over, at {@code now} by the player's clock. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void add(Scene scene, Instant now) {
        if (last.filter(before -> before.frame().equals(scene.frame())).isPresent()) {
            return;
        }
        shown++;
        Optional<Scene> before = last.filter(b -> b.moves() && b.aired().equals(scene.aired()));
        if (before.isPresent()) {
            dropped += skipped(before.get().due(), scene.due(), now);
        } else {
            period = Duration.ZERO;
        }
        last = Optional.of(scene);
    }

    /** How many frames were due between the one that was and the one that is: by plan, whenever each was handed over. */
    private long skipped(Instant due, Instant next, Instant now) {
        Duration step = Duration.between(due, next);
        if (step.isNegative() || step.isZero() || Duration.between(due, now).compareTo(PAUSE) > 0) {
            return 0;
        }
        if (period.isZero() || step.compareTo(period) < 0) {
            period = step;
        }
        return Math.round((double) step.toNanos() / period.toNanos()) - 1;
    }
}
