package shiliu.player.render;

import java.time.Duration;
import shiliu.player.playlist.Airing;

/**
 * How long a page stands.
 *
 * @param charactersASecond how fast people read Chinese from afar
 */
record Dwell(double charactersASecond) {
    static final double USUAL = 4;
    static final Dwell DEFAULT = new Dwell(USUAL);

    private static final long LEAST_SECONDS = 5;
    private static final long MOST_SECONDS = 60;
    /** A telephone must be found, opened and pointed. */
    private static final Duration TO_SCAN = Duration.ofSeconds(15);

    /** What the author wants, else as long as {@code characters} take to read. */
    Duration of(Airing airing, int characters) {
        long seconds = (long) Math.ceil(characters / charactersASecond);
        return airing.dwell().orElse(Duration.ofSeconds(Math.max(LEAST_SECONDS, Math.min(MOST_SECONDS, seconds))));
    }

    /** The same for a page with a code on it. */
    Duration toScan(Airing airing, int characters) {
        Duration reading = of(airing, characters);
        return airing.dwell().isPresent() || reading.compareTo(TO_SCAN) > 0 ? reading : TO_SCAN;
    }
}
