package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A machine's clock and its timer, moved by hand: both together, or the clock alone as when somebody sets it. */
final class TestTime implements InstantSource, LongSupplier {
    private Instant wall;
    private long nanos = 1_000_000_000L;
    private volatile Object reader = this;

    TestTime(Instant wall) {
        this.wall = wall;
    }

    /** Whoever reads clock and timer holds its own lock meanwhile: no time passes between the two. */
    void readBy(TimeTrust trust) {
        reader = trust;
    }

    void pass(Duration time) {
        synchronized (reader) {
            synchronized (this) {
                wall = wall.plus(time);
                nanos += time.toNanos();
            }
        }
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
