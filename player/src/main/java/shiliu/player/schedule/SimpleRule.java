package shiliu.player.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule that is answered for any day by arithmetic, without counting from its start: daily, weekly, monthly and yearly ones
 * with the usual parts. What needs more is left to {@link Occurrences}; tests compare the two.
 */
final class SimpleRule implements DayRule {
    /** A rule that counts is followed so far to find its last day. */
    private static final int COUNTED_DAYS = 36_600;

    private final RuleParts parts;
    private final LocalDate first;
    private final LocalDateTime start;
    private final List<LocalTime> times;
    private final boolean anyDay;
    private final boolean daily;
    private LocalDateTime until;

    private SimpleRule(LocalDateTime start, RuleParts parts) {
        this.parts = parts;
        this.start = start;
        this.first = start.toLocalDate();
        this.times = times(start.toLocalTime(), parts);
        this.daily = parts.isOne("DAILY");
        this.anyDay = parts.isOne("DAILY", "WEEKLY") && !parts.namesMonths() && !parts.namesMonthDays();
        this.until = parts.until();
        if (parts.count() > 0) {
            count();
        }
    }

    /** The rule, where it is one of these. */
    static Optional<SimpleRule> of(Recurrence recurrence, ZoneId zone) {
        return RuleParts.of(recurrence.rule(), zone)
                .filter(SimpleRule::isOne)
                .map(parts -> new SimpleRule(recurrence.start(), parts));
    }

    /** Places of days are counted within a month: in a year, or among days of the month, they mean something else. */
    private static boolean isOne(RuleParts parts) {
        boolean places = !parts.namesPlaces()
                || (!parts.namesMonthDays()
                        && (parts.isOne("MONTHLY") || (parts.isOne("YEARLY") && parts.namesMonths())));
        return places && parts.isOne("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    }

    private static List<LocalTime> times(LocalTime start, RuleParts parts) {
        if (parts.hours() == 0 && parts.minutes() == 0) {
            return List.of(start);
        }
        long hours = parts.hours() == 0 ? 1L << start.getHour() : parts.hours();
        long minutes = parts.minutes() == 0 ? 1L << start.getMinute() : parts.minutes();
        List<LocalTime> times = new ArrayList<>();
        for (int minute = 0; minute < 24 * 60 && times.size() < Occurrences.MOST_A_DAY; minute++) {
            if ((hours & (1L << (minute / 60))) != 0 && (minutes & (1L << (minute % 60))) != 0) {
                times.add(LocalTime.of(minute / 60, minute % 60, start.getSecond()));
            }
        }
        return List.copyOf(times);
    }

    /** A rule that ends after so many occurrences ends at the last of them. */
    private void count() {
        int left = parts.count();
        for (int i = 0; i < COUNTED_DAYS; i++) {
            List<LocalTime> on = on(first.toEpochDay() + i);
            if (on.size() >= left) {
                until = first.plusDays(i).atTime(on.get(left - 1));
                return;
            }
            left -= on.size();
        }
    }

    @Override
    public List<LocalTime> on(long epochDay) {
        if (epochDay < first.toEpochDay()
                || epochDay > until.toLocalDate().toEpochDay()
                || !parts.allowsWeekday(weekday(epochDay))
                || !matches(epochDay)) {
            return List.of();
        }
        boolean inner =
                epochDay > first.toEpochDay() && epochDay < until.toLocalDate().toEpochDay();
        return inner ? times : within(LocalDate.ofEpochDay(epochDay));
    }

    private List<LocalTime> within(LocalDate day) {
        return times.stream()
                .filter(time ->
                        !day.atTime(time).isBefore(start) && !day.atTime(time).isAfter(until))
                .toList();
    }

    private boolean matches(long epochDay) {
        if (anyDay) {
            boolean named = parts.namesWeekdays() || daily || weekday(epochDay) == weekday(first.toEpochDay());
            return named && inStep(epochDay);
        }
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return parts.allows(day) && asTheStart(day) && steps(day) % parts.interval() == 0;
    }

    private boolean inStep(long epochDay) {
        long steps = daily ? epochDay - first.toEpochDay() : week(epochDay) - week(first.toEpochDay());
        return steps % parts.interval() == 0;
    }

    /** What the rule does not say, its start says. */
    private boolean asTheStart(LocalDate day) {
        boolean saysDay = parts.namesMonthDays() || parts.namesWeekdays() || parts.namesPlaces();
        return switch (parts.frequency()) {
            case "WEEKLY" -> parts.namesWeekdays() || day.getDayOfWeek() == first.getDayOfWeek();
            case "MONTHLY" -> saysDay || day.getDayOfMonth() == first.getDayOfMonth();
            case "YEARLY" ->
                saysDay
                        || (day.getDayOfMonth() == first.getDayOfMonth()
                                && (parts.namesMonths() || day.getMonth() == first.getMonth()));
            default -> true;
        };
    }

    /** How many days, weeks, months or years after the start's. */
    private long steps(LocalDate day) {
        return switch (parts.frequency()) {
            case "DAILY" -> day.toEpochDay() - first.toEpochDay();
            case "WEEKLY" -> week(day.toEpochDay()) - week(first.toEpochDay());
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

    /** Monday is 0; the first of January 1970 was a Thursday. */
    static int weekday(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L);
    }
}
