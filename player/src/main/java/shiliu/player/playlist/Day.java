package shiliu.player.playlist;

import java.time.LocalDate;
import java.util.Optional;

/** A day of the common calendar, or one that comes each lunar year; exactly one of the two. */
public record Day(Optional<LocalDate> date, Optional<Lunar> lunar) {
    public Day {
        if (date.isPresent() == lunar.isPresent()) {
            throw new IllegalArgumentException("a date or a lunar date");
        }
    }

    public static Day of(LocalDate date) {
        return new Day(Optional.of(date), Optional.empty());
    }

    public static Day of(Lunar lunar) {
        return new Day(Optional.empty(), Optional.of(lunar));
    }

    /**
     * A day of each lunar year, in months that are no leap months.
     *
     * @param day 1 to 30, or {@code -1}: the month's last
     */
    public record Lunar(int month, int day) {
        public static final int LAST = -1;

        public Lunar {
            if (month < 1 || month > 12 || day > 30 || (day < 1 && day != LAST)) {
                throw new IllegalArgumentException("lunar(" + month + "," + day + ")");
            }
        }
    }
}
