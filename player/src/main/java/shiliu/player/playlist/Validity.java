package shiliu.player.playlist;

import java.time.LocalDate;

/** Whole local days, both included; the screen's zone says when a day begins. */
public record Validity(LocalDate from, LocalDate until) {
    public Validity {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("valid until " + until + ", before it begins on " + from);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
