package shiliu.player.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A rule that is answered for any day by arithmetic, without counting from its start: daily, weekly, monthly and yearly
 * ones with the usual parts. Everything else is left to {@link Occurrences}, which tests compare this with.
 */
final class SimpleRule implements DayRule {
    private final RuleParts parts;
    private final LocalDate first;
    private final long from;
    private final long until;
    private final List<LocalTime> time;
    private final int weekdays;
    private final int months;
    private final long monthDays;
    private final boolean ofMonths;

    private SimpleRule(LocalDateTime start, RuleParts parts) {
        boolean monthly = parts.frequency().equals("MONTHLY");
        boolean yearly = parts.frequency().equals("YEARLY");
        boolean late = start.toLocalTime().isAfter(parts.until().toLocalTime());
        this.parts = parts;
        this.first = start.toLocalDate();
        this.from = first.toEpochDay();
        this.until = parts.until().toLocalDate().toEpochDay() - (late ? 1 : 0);
        this.time = List.of(start.toLocalTime());
        // What a rule does not say, its start says.
        this.weekdays = parts.frequency().equals("WEEKLY") && parts.weekdays() == 0 ? bit(first) : parts.weekdays();
        this.months = yearly && parts.months() == 0 ? 1 << first.getMonthValue() : parts.months();
        boolean sameDay = parts.monthDays() == 0 && weekdays == 0 && parts.ordinals() == 0;
        this.monthDays = (monthly || yearly) && sameDay ? 1L << first.getDayOfMonth() : parts.monthDays();
        this.ofMonths = monthly || yearly || months != 0 || monthDays != 0;
    }

    /** The rule, where it is one of these. */
    static Optional<SimpleRule> of(Recurrence recurrence, ZoneId zone) {
        return RuleParts.of(recurrence.rule(), zone).map(parts -> new SimpleRule(recurrence.start(), parts));
    }

    @Override
    public List<LocalTime> on(long epochDay) {
        boolean within =
                epochDay >= from && epochDay <= until && (weekdays == 0 || (weekdays & (1 << weekday(epochDay))) != 0);
        return within && (ofMonths ? matches(LocalDate.ofEpochDay(epochDay)) : inStep(epochDay)) ? time : List.of();
    }

    private boolean inStep(long epochDay) {
        long steps = parts.frequency().equals("DAILY") ? epochDay - from : week(epochDay) - week(from);
        return steps % parts.interval() == 0;
    }

    private boolean matches(LocalDate day) {
        boolean last = (monthDays & RuleParts.LAST) != 0 && day.getDayOfMonth() == day.lengthOfMonth();
        return (months == 0 || (months & (1 << day.getMonthValue())) != 0)
                && (monthDays == 0 || last || (monthDays & (1L << day.getDayOfMonth())) != 0)
                && (parts.ordinals() == 0 || (parts.ordinals() & RuleParts.ordinals(day)) != 0)
                && steps(day) % parts.interval() == 0;
    }

    /** How many days, weeks, months or years after the start's. */
    private long steps(LocalDate day) {
        return switch (parts.frequency()) {
            case "DAILY" -> day.toEpochDay() - from;
            case "WEEKLY" -> week(day.toEpochDay()) - week(from);
            case "MONTHLY" -> month(day) - month(first);
            default -> day.getYear() - first.getYear();
        };
    }

    private long week(long epochDay) {
        return Math.floorDiv(epochDay + 3 - parts.weekStart(), 7L);
    }

    private static long month(LocalDate day) {
        return day.getYear() * 12L + day.getMonthValue();
    }

    private static int bit(LocalDate day) {
        return 1 << weekday(day.toEpochDay());
    }

    /** Monday is 0; the first of January 1970 was a Thursday. */
    static int weekday(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L);
    }
}
