package shiliu.player.playlist;

import java.time.LocalDate;

/**
 * Whole local days, both included; the screen's zone says when a day begins.
 *
 * @param until {@link #NO_END} where it is good for ever
 */
public record Validity(LocalDate from, LocalDate until) {
    public static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    public Validity {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("valid until " + until + ", before it begins on " + from);
        }
    }

    /** Whether it can never be over, so that it may show even where nobody knows the day. */
    public boolean endless() {
        return until.equals(NO_END);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
