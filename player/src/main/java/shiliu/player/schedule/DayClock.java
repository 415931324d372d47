package shiliu.player.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** One local day of a zone, and clock times around it as milliseconds since its start. */
final class DayClock {
    static final int DAY = 24 * 3_600_000;

    private final LocalDays days;
    private final LocalDate day;
    private final boolean steady;
    private final long start;
    private final int length;

    DayClock(LocalDays days, LocalDate day) {
        this.days = days;
        this.day = day;
        this.steady = days.steady(day);
        this.start = days.start(day).toEpochMilli();
        long whole = days.start(day.plusDays(1)).toEpochMilli() - start;
        if (whole >= Plays.LONGEST_DAY) {
            throw new IllegalArgumentException("a day of " + whole + " ms");
        }
        this.length = (int) whole;
    }

    LocalDate day() {
        return day;
    }

    /** Milliseconds; none where the zone skips the day. */
    int length() {
        return length;
    }

    boolean holds(Instant at) {
        long offset = at.toEpochMilli() - start;
        return offset >= 0 && offset < length;
    }

    /** {@code at}, which this day holds, since its start. */
    int offset(Instant at) {
        return (int) (at.toEpochMilli() - start);
    }

    Instant instant(int offset) {
        return Instant.ofEpochMilli(start + offset);
    }

    /** The clock time {@code millis} of the day that is {@code shift} days away, −2 to 2; with no regard to jumps where there is none. */
    int at(int shift, int millis) {
        if (steady) {
            return shift * DAY + millis;
        }
        LocalTime time = LocalTime.ofNanoOfDay(millis * 1_000_000L);
        return (int) (days.instant(day.plusDays(shift), time).toEpochMilli() - start);
    }

    static int millis(LocalTime time) {
        return (int) (time.toNanoOfDay() / 1_000_000);
    }
}
