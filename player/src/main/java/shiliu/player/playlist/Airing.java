package shiliu.player.playlist;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How an item goes on air.
 *
 * @param dwell how long each page stands, 1 s to 10 min; left out, reading speed decides
 * @param enter how it comes in; left out, the renderer chooses by the room there is
 * @param until the last local day on which it may show, beside the playlist's own
 */
public record Airing(Optional<Duration> dwell, Optional<Enter> enter, Optional<LocalDate> until) {
    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofMinutes(10);
    public static final Airing DEFAULT = new Airing(Optional.empty(), Optional.empty(), Optional.empty());

    public Airing {
        dwell.ifPresent(d -> {
            if (d.compareTo(SHORTEST) < 0 || d.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("dwell of " + d);
            }
        });
    }
}
