package shiliu.player.render;

import java.time.Duration;
import shiliu.player.playlist.Airing;

/** How long a page stands. */
final class Dwell {
    private static final int CHARACTERS_A_SECOND = 4;
    private static final long LEAST_SECONDS = 5;
    private static final long MOST_SECONDS = 30;
    /** A telephone must be found, opened and pointed. */
    private static final Duration TO_SCAN = Duration.ofSeconds(15);

    private Dwell() {}

    /** What the author wants, else as long as {@code characters} take to read. */
    static Duration of(Airing airing, int characters) {
        long seconds = ((long) characters + CHARACTERS_A_SECOND - 1) / CHARACTERS_A_SECOND;
        return airing.dwell().orElse(Duration.ofSeconds(Math.max(LEAST_SECONDS, Math.min(MOST_SECONDS, seconds))));
    }

    /** The same for a page with a code on it. */
    static Duration toScan(Airing airing, int characters) {
        Duration reading = of(airing, characters);
        return airing.dwell().isPresent() || reading.compareTo(TO_SCAN) > 0 ? reading : TO_SCAN;
    }
}
