package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A machine's clock and its timer, moved by hand: both together, or the clock alone as when somebody sets it. */
final class TestTime implements InstantSource, LongSupplier {
    private Instant wall;
    private long nanos = 1_000_000_000L;

    TestTime(Instant wall) {
        this.wall = wall;
    }

    synchronized void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    synchronized void set(Instant to) {
        wall = to;
    }

    @Override
    public synchronized Instant instant() {
        return wall;
    }

    @Override
    public synchronized long getAsLong() {
        return nanos;
    }
}
