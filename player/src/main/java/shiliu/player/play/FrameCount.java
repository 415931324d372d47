package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts frames, and those of what moves whose time had passed before they could be shown. What is due follows from the
 * schedule's clock, so a late frame makes none of the following late. Written by one thread, read by any.
 */
final class FrameCount {
    private Optional<Scene> last = Optional.empty();
    private Instant lastAt = Instant.EPOCH;
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
        dropped += last.filter(before -> before.moves() && before.aired().equals(scene.aired()))
                .map(before -> missed(before.due(), now))
                .orElse(0L);
        last = Optional.of(scene);
        lastAt = now;
    }

    /** A pause of seconds is another matter than frames that were too many: a stop, a clock that was set. */
    private long missed(Instant due, Instant now) {
        Duration period = Duration.between(lastAt, due);
        Duration late = Duration.between(due, now);
        if (period.isNegative() || period.isZero() || late.compareTo(Duration.ofSeconds(10)) > 0) {
            return 0;
        }
        return Math.max(0, late.toNanos() / period.toNanos());
    }
}
