package shiliu.player.schedule;

import java.time.LocalTime;
import java.util.Optional;

/**
 * How far the days around an occasion belong to it.
 *
 * @param before days before its first day; −366 to 366, where below zero is after it
 * @param after days after its last day; −366 to 366, where below zero is before it
 * @param from on the first of these days, only from this time on
 * @param until on the last of these days, only until this time
 */
public record Reach(int before, int after, Optional<LocalTime> from, Optional<LocalTime> until) {
    /** The most days away. */
    public static final int MOST = 366;
    /** The days themselves. */
    public static final Reach NONE = new Reach(0, 0, Optional.empty(), Optional.empty());

    public Reach {
        if (Math.abs(before) > MOST || Math.abs(after) > MOST) {
            throw new IllegalArgumentException(before + " days before, " + after + " days after");
        }
    }
}
