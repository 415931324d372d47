package shiliu.player.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The parts of a rule that {@link SimpleRule} knows, read from its text; zero means that a part is not there. */
final class RuleParts {
    static final long LAST = 1L << 32;

    private static final int LAST_WEEK = 35;
    private static final List<String> FREQUENCIES = List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final String WEEKDAYS = "MO,TU,WE,TH,FR,SA,SU";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private String frequency = "";
    private int interval = 1;
    private LocalDateTime until = LocalDateTime.MAX;
    private int weekdays;
    private long ordinals;
    private int months;
    private long monthDays;
    private int weekStart;

    private RuleParts() {}

    /** The parts of a rule that the library took, unless there is one of another kind or form. */
    static Optional<RuleParts> of(String rule, ZoneId zone) {
        RuleParts parts = new RuleParts();
        try {
            for (String part : rule.split(";", -1)) {
                int equals = part.indexOf('=');
                parts.take(part.substring(0, Math.max(equals, 0)), part.substring(equals + 1), zone);
            }
        } catch (Unknown e) {
            return Optional.empty();
        }
        return Optional.of(parts).filter(RuleParts::simple);
    }

    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("", null, false, false);
        }
    }

    /** In a year, days of the week and days of every month are counted in other ways. */
    private boolean simple() {
        boolean yearly = frequency.equals("YEARLY");
        boolean plain = !yearly || (weekdays == 0 && (months != 0 || monthDays == 0));
        boolean placed = ordinals == 0 || (frequency.equals("MONTHLY") && monthDays == 0 && weekdays == 0);
        return plain && placed && FREQUENCIES.contains(frequency);
    }

    private void take(String name, String value, ZoneId zone) throws Unknown {
        switch (name) {
            case "FREQ" -> frequency = value;
            case "INTERVAL" -> interval = number(value, 1, 10_000);
            case "UNTIL" -> until = time(value, zone);
            case "BYDAY" -> days(value);
            case "BYMONTH" -> months = (int) bits(value, 12);
            case "BYMONTHDAY" -> monthDays = value.equals("-1") ? LAST : bits(value, 31);
            case "WKST" -> weekStart = weekday(value);
            default -> throw new Unknown();
        }
    }

    /** FR, or 1FR, or -1FR; others from the end are left to the library. */
    private void days(String value) throws Unknown {
        for (String day : value.split(",", -1)) {
            int letters = Math.max(0, day.length() - 2);
            int weekday = weekday(day.substring(letters));
            String place = day.substring(0, letters);
            if (place.isEmpty()) {
                weekdays |= 1 << weekday;
            } else {
                ordinals |= 1L << ((place.equals("-1") ? LAST_WEEK : (number(place, 1, 5) - 1) * 7) + weekday);
            }
        }
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

    private static int number(String value, int least, int most) throws Unknown {
        boolean digits =
                !value.isEmpty() && value.length() <= 5 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(value) : -1;
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
        } catch (DateTimeParseException e) {
            throw new Unknown();
        }
    }

    /** DAILY, WEEKLY, MONTHLY or YEARLY. */
    String frequency() {
        return frequency;
    }

    int interval() {
        return interval;
    }

    /** The last moment that counts. */
    LocalDateTime until() {
        return until;
    }

    /** A bit each, Monday is bit 0. */
    int weekdays() {
        return weekdays;
    }

    /** The first Friday of a month, or its last: bits as {@link #ordinals(LocalDate)} gives them. */
    long ordinals() {
        return ordinals;
    }

    /** A bit for a day's place from the month's start, and one for its place from the end, where it is the last. */
    static long ordinals(LocalDate day) {
        int weekday = SimpleRule.weekday(day.toEpochDay());
        long first = 1L << ((day.getDayOfMonth() - 1) / 7 * 7 + weekday);
        boolean last = day.getDayOfMonth() + 7 > day.lengthOfMonth();
        return first | (last ? 1L << (LAST_WEEK + weekday) : 0);
    }

    /** A bit each, January is bit 1. */
    int months() {
        return months;
    }

    /** A bit each, the 1st is bit 1; {@link #LAST} is the last of the month. */
    long monthDays() {
        return monthDays;
    }

    /** 0 to 6, Monday is 0. */
    int weekStart() {
        return weekStart;
    }
}
