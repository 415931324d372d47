package shiliu.player.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a rule that {@link SimpleRule} knows; zero means that a part is not there.
 *
 * @param frequency DAILY, WEEKLY, MONTHLY or YEARLY
 * @param until the last moment that counts
 * @param weekdays a bit each, Monday is bit 0
 * @param months a bit each, January is bit 1
 * @param monthDays a bit each, the 1st is bit 1; {@link #LAST} is the last of the month
 * @param weekStart 0 to 6, Monday is 0
 */
record RuleParts(
        String frequency, int interval, LocalDateTime until, int weekdays, int months, long monthDays, int weekStart) {
    static final long LAST = 1L << 32;

    private static final List<String> FREQUENCIES = List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final String WEEKDAYS = "MO,TU,WE,TH,FR,SA,SU";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** The parts of a rule that the library took, unless there is one of another kind or form. */
    static Optional<RuleParts> of(String rule, ZoneId zone) {
        RuleParts parts = new RuleParts("", 1, LocalDateTime.MAX, 0, 0, 0, 0);
        for (String part : rule.split(";", -1)) {
            int equals = part.indexOf('=');
            try {
                parts = parts.with(part.substring(0, Math.max(equals, 0)), part.substring(equals + 1), zone);
            } catch (Unknown e) {
                return Optional.empty();
            }
        }
        // In a year, days of the week and days of every month are counted differently.
        boolean plain = !parts.frequency.equals("YEARLY")
                || (parts.weekdays == 0 && (parts.months != 0 || parts.monthDays == 0));
        return Optional.of(parts).filter(p -> plain && FREQUENCIES.contains(p.frequency));
    }

    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("", null, false, false);
        }
    }

    private RuleParts with(String name, String value, ZoneId zone) throws Unknown {
        return switch (name) {
            case "FREQ" -> new RuleParts(value, interval, until, weekdays, months, monthDays, weekStart);
            case "INTERVAL" ->
                new RuleParts(frequency, (int) number(value, 1, 10_000), until, weekdays, months, monthDays, weekStart);
            case "UNTIL" ->
                new RuleParts(frequency, interval, time(value, zone), weekdays, months, monthDays, weekStart);
            case "BYDAY" -> new RuleParts(frequency, interval, until, weekdays(value), months, monthDays, weekStart);
            case "BYMONTH" ->
                new RuleParts(frequency, interval, until, weekdays, (int) bits(value, 12), monthDays, weekStart);
            case "BYMONTHDAY" ->
                new RuleParts(
                        frequency,
                        interval,
                        until,
                        weekdays,
                        months,
                        value.equals("-1") ? LAST : bits(value, 31),
                        weekStart);
            case "WKST" -> new RuleParts(frequency, interval, until, weekdays, months, monthDays, weekday(value));
            default -> throw new Unknown();
        };
    }

    private static int weekdays(String value) throws Unknown {
        int bits = 0;
        for (String day : value.split(",", -1)) {
            bits |= 1 << weekday(day);
        }
        return bits;
    }

    private static int weekday(String value) throws Unknown {
        int at = value.length() == 2 ? WEEKDAYS.indexOf(value) : -1;
        if (at < 0) {
            throw new Unknown();
        }
        return at / 3;
    }

    private static long bits(String value, int most) throws Unknown {
        long bits = 0;
        for (String number : value.split(",", -1)) {
            bits |= 1L << number(number, 1, most);
        }
        return bits;
    }

    private static long number(String value, int least, int most) throws Unknown {
        boolean digits =
                !value.isEmpty() && value.length() <= 5 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = digits ? Long.parseLong(value) : -1;
        if (number < least || number > most) {
            throw new Unknown();
        }
        return number;
    }

    /** A moment in UTC is taken to the screen's clock; a day counts to its end. */
    private static LocalDateTime time(String value, ZoneId zone) throws Unknown {
        try {
            if (value.length() == 8) {
                return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE).atTime(23, 59, 59);
            }
            boolean utc = value.endsWith("Z");
            LocalDateTime time = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, TIME);
            return utc ? LocalDateTime.ofInstant(time.toInstant(ZoneOffset.UTC), zone) : time;
        } catch (java.time.format.DateTimeParseException e) {
            throw new Unknown();
        }
    }
}
