package shiliu.player.schedule;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Part of a local day, {@code from} included, {@code until} not; where until ≤ from it crosses midnight and belongs to its start day. */
public record Daypart(LocalTime from, LocalTime until) {
    public Daypart {
        if (!from.truncatedTo(ChronoUnit.SECONDS).equals(from)
                || !until.truncatedTo(ChronoUnit.SECONDS).equals(until)) {
            throw new IllegalArgumentException("whole seconds, not " + from + " to " + until);
        }
    }
}
