package shiliu.player.play;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: twice as long after each failure, up to a minute, spread so that players part. */
final class Pace {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final RandomGenerator random;
    private int failures;

    Pace(RandomGenerator random) {
        this.random = random;
    }

    void succeeded() {
        failures = 0;
    }

    /** Between half of the full time and all of it. */
    Duration failed() {
        long full = Math.min(FIRST.toMillis() << Math.min(failures, 10), LONGEST.toMillis());
        failures++;
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
