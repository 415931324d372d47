package shiliu.player.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * The occurrences of rules that need more than arithmetic (the last workday of a month), by the library {@code lib-recur};
 * on the screen's own clock, without regard to jumps. What was looked at last is kept. Thread-safe.
 */
final class Occurrences implements DayRule {
    /** No rule has more on a day. */
    static final int MOST_A_DAY = 288;
    /** So far a rule counts. */
    private static final int MOST_COUNTED = 10_000;
    /** A plan asks for a day and the one before; the next plan for that day again. */
    private static final int KEPT = 4;

    private static final Set<Freq> OF_DAYS = EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);
    private static final Set<Freq> OF_MONTHS = EnumSet.of(Freq.MONTHLY, Freq.YEARLY);

    private final RecurrenceRule rule;
    private final DateTime start;
    private final Map<Long, List<LocalTime>> known = new LinkedHashMap<>();
    private Optional<RecurrenceRuleIterator> ahead = Optional.empty();
    private long next = Long.MIN_VALUE;

    private Occurrences(RecurrenceRule rule, DateTime start) {
        this.rule = rule;
        this.start = start;
    }

    /** The cheapest way to ask {@code recurrence}, on the clock of {@code zone}. */
    static DayRule of(Recurrence recurrence, ZoneId zone) {
        return SimpleRule.of(recurrence, zone)
                .map(DayRule.class::cast)
                .or(() -> ClockRule.of(recurrence, zone).map(DayRule.class::cast))
                .orElseGet(() -> general(recurrence, zone));
    }

    /** By the library, however simple the rule is. */
    static DayRule general(Recurrence recurrence, ZoneId zone) {
        RecurrenceRule rule = parse(recurrence.rule());
        DateTime until = rule.getUntil();
        if (until != null) {
            rule.setUntil(floating(until, zone));
        }
        return new Occurrences(rule, dateTime(recurrence.start()));
    }

    /**
     * Refuses what is no rule, what would not be one of days where it should be, and what neither arithmetic nor the library
     * answers well.
     *
     * @throws IllegalArgumentException that says why
     */
    static void check(String text, boolean timed) {
        RecurrenceRule rule = parse(text);
        boolean hours = !OF_DAYS.contains(rule.getFreq()) || rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE);
        if (rule.getFreq() == Freq.SECONDLY || rule.hasPart(Part.BYSECOND) || rule.hasPart(Part.RSCALE)) {
            throw new IllegalArgumentException("rules by the second or of other calendars are not kept: " + text);
        }
        if (hours && !timed) {
            throw new IllegalArgumentException("a rule with hours needs to say how long each lasts: " + text);
        }
        boolean rare = rule.hasPart(Part.BYSETPOS) || rule.hasPart(Part.BYYEARDAY) || rule.hasPart(Part.BYWEEKNO);
        boolean last = rule.hasPart(Part.BYWEEKNO)
                && rule.getByPart(Part.BYWEEKNO).stream().anyMatch(week -> week < 1 || week > 52);
        if ((rare && !OF_MONTHS.contains(rule.getFreq())) || last) {
            throw new IllegalArgumentException(
                    "BYSETPOS, BYYEARDAY and BYWEEKNO=1…52 go with months and years: " + text);
        }
        int most = OF_DAYS.contains(rule.getFreq()) ? MOST_COUNTED : MOST_COUNTED / 10;
        if (rule.getCount() != null && rule.getCount() > most) {
            throw new IllegalArgumentException("counts to more than " + most + ", give it an UNTIL: " + text);
        }
        if (!OF_DAYS.contains(rule.getFreq())
                && RuleParts.of(text, java.time.ZoneOffset.UTC).isEmpty()) {
            throw new IllegalArgumentException("an hourly rule is kept with usual parts only: " + text);
        }
    }

    @Override
    public synchronized List<LocalTime> on(long epochDay) {
        List<LocalTime> before = known.get(epochDay);
        if (before != null) {
            return before;
        }
        List<LocalTime> times = new ArrayList<>();
        try {
            look(epochDay, times);
        } catch (RuntimeException e) {
            // So the library says that a rule does not come any more, or never did; what it found until then counts.
            ahead = Optional.empty();
        }
        if (known.size() == KEPT) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(epochDay, times);
        return times;
    }

    private void look(long epochDay, List<LocalTime> times) {
        if (ahead.isEmpty() || epochDay < next) {
            ahead = Optional.of(rule.iterator(start));
        }
        next = epochDay + 1;
        RecurrenceRuleIterator iterator = ahead.get();
        iterator.fastForward(midnight(epochDay));
        DateTime end = midnight(next);
        while (iterator.hasNext() && iterator.peekDateTime().before(end) && times.size() < MOST_A_DAY) {
            DateTime at = iterator.peekDateTime();
            times.add(LocalTime.of(at.getHours(), at.getMinutes(), at.getSeconds()));
            iterator.nextDateTime();
        }
    }

    private static RecurrenceRule parse(String text) {
        if (text.length() > Recurrence.LONGEST) {
            throw new IllegalArgumentException("a rule of " + text.length() + " characters");
        }
        try {
            return new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | RuntimeException e) {
            throw new IllegalArgumentException(text + ": " + e.getMessage(), e);
        }
    }

    private static DateTime floating(DateTime until, ZoneId zone) {
        if (until.isFloating() || until.isAllDay()) {
            return until.isAllDay()
                    ? new DateTime(until.getYear(), until.getMonth(), until.getDayOfMonth(), 23, 59, 59)
                    : until;
        }
        return dateTime(LocalDateTime.ofInstant(java.time.Instant.ofEpochMilli(until.getTimestamp()), zone));
    }

    private static DateTime midnight(long epochDay) {
        return dateTime(LocalDate.ofEpochDay(epochDay).atStartOfDay());
    }

    /** The library counts months from zero. */
    private static DateTime dateTime(LocalDateTime time) {
        return new DateTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }
}
