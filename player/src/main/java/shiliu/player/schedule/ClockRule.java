package shiliu.player.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule by the hour or by the minute, answered for any day by arithmetic; what it says of days and hours only leaves out. */
final class ClockRule implements DayRule {
    private static final int DAY = 24 * 60;
    /** A rule that counts is followed so many days to find its last occurrence. */
    private static final int COUNTED_DAYS = 3_660;

    private final RuleParts parts;
    private final LocalDateTime start;
    private final long first;
    private LocalDateTime until;

    private ClockRule(LocalDateTime start, RuleParts parts) {
        this.parts = parts;
        this.start = start;
        this.first = minute(start.toLocalDate().toEpochDay(), start.toLocalTime());
        this.until = parts.until();
        if (parts.count() > 0) {
            count();
        }
    }

    /** The rule, where it is one of these. */
    static Optional<ClockRule> of(Recurrence recurrence, ZoneId zone) {
        return RuleParts.of(recurrence.rule(), zone)
                .filter(parts -> parts.isOne("HOURLY", "MINUTELY") && !parts.namesPlaces())
                .map(parts -> new ClockRule(recurrence.start(), parts));
    }

    private void count() {
        int left = parts.count();
        for (int i = 0; i < COUNTED_DAYS; i++) {
            List<LocalTime> on = on(start.toLocalDate().toEpochDay() + i);
            if (on.size() >= left) {
                until = start.toLocalDate().plusDays(i).atTime(on.get(left - 1));
                return;
            }
            left -= on.size();
        }
    }

    @Override
    public List<LocalTime> on(long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        if (day.isBefore(start.toLocalDate()) || day.isAfter(until.toLocalDate()) || !parts.allows(day)) {
            return List.of();
        }
        List<LocalTime> times = new ArrayList<>();
        for (int minute = 0; minute < DAY && times.size() < Occurrences.MOST_A_DAY; minute++) {
            if (matches(epochDay * DAY + minute, minute)) {
                LocalTime time = LocalTime.of(minute / 60, minute % 60, start.getSecond());
                if (!day.atTime(time).isBefore(start) && !day.atTime(time).isAfter(until)) {
                    times.add(time);
                }
            }
        }
        return times;
    }

    private boolean matches(long at, int ofDay) {
        boolean hour = parts.hours() == 0 || (parts.hours() & (1L << (ofDay / 60))) != 0;
        boolean named = (parts.minutes() & (1L << (ofDay % 60))) != 0;
        if (parts.isOne("MINUTELY")) {
            return hour && (parts.minutes() == 0 || named) && (at - first) % parts.interval() == 0;
        }
        boolean minute = parts.minutes() == 0 ? ofDay % 60 == start.getMinute() : named;
        long hours = Math.floorDiv(at, 60L) - Math.floorDiv(first, 60L);
        return hour && minute && hours % parts.interval() == 0;
    }

    private static long minute(long epochDay, LocalTime time) {
        return epochDay * DAY + time.getHour() * 60L + time.getMinute();
    }
}
