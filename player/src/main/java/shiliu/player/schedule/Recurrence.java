package shiliu.player.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A rule of RFC 5545 on the screen's own clock. The days of its occurrences are days on which the slot may play; where
 * {@code lasts} is given, each occurrence is a stretch of time by itself.
 *
 * @param start where the rule counts from (DTSTART), a whole minute of 1950 to 2099; it counts itself only where the rule
 *     names it
 * @param rule the RRULE without its name: {@code FREQ=WEEKLY;BYDAY=MO,FR}; an UNTIL in UTC is on the screen's clock as well
 * @param lasts whole minutes, 1 minute to 1 day; left out, the day counts, and the rule has no hours
 */
public record Recurrence(LocalDateTime start, String rule, Optional<Duration> lasts) {
    /** The longest rule, characters. */
    public static final int LONGEST = 400;

    private static final Duration MIN = Duration.ofMinutes(1);
    private static final Duration MAX = Duration.ofDays(1);

    /** @throws IllegalArgumentException where it is no rule, or one that this field does not mean */
    public Recurrence {
        boolean whole = lasts.filter(d -> d.toNanos() % MIN.toNanos() != 0).isEmpty();
        if (!whole
                || lasts.filter(d -> d.compareTo(MIN) < 0 || d.compareTo(MAX) > 0)
                        .isPresent()) {
            throw new IllegalArgumentException("lasts " + lasts.get());
        }
        if (start.getSecond() != 0 || start.getNano() != 0 || !ChineseCalendar.COVERED.contains(start.toLocalDate())) {
            throw new IllegalArgumentException("starts " + start);
        }
        Occurrences.check(rule, lasts.isPresent());
    }

    /** The most stretches of time that it may give on one day. */
    public int mostADay() {
        return lasts.isPresent() ? Occurrences.MOST_A_DAY : 1;
    }
}
