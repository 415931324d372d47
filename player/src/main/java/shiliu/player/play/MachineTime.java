package shiliu.player.play;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The machine's clock and its timer, as a player reads them; for trials, another time that may run faster.
 *
 * @param nanos a timer as {@link System#nanoTime}, as fast as the clock
 * @param speed how many of its seconds go by in one
 */
public record MachineTime(Clock clock, LongSupplier nanos, double speed) {
    public static MachineTime real() {
        return new MachineTime(Clock.systemUTC(), System::nanoTime, 1);
    }

    /** A clock that said {@code time} when the machine's said {@code at}, and runs {@code speed} times as fast. */
    public static MachineTime trial(Instant time, Instant at, double speed) {
        long begin = System.nanoTime();
        return new MachineTime(
                new Trial(time, at, speed), () -> begin + Math.round((System.nanoTime() - begin) * speed), speed);
    }

    private static final class Trial extends Clock {
        private final Instant time;
        private final Instant at;
        private final double speed;

        Trial(Instant time, Instant at, double speed) {
            this.time = time;
            this.at = at;
            this.speed = speed;
        }

        @Override
        public Instant instant() {
            long gone = Duration.between(at, Instant.now()).toNanos();
            return time.plusNanos(Math.round(gone * speed));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
