package shiliu.player.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The parts of a rule that arithmetic answers, read from its text; zero means that a part is not there. */
final class RuleParts {
    private static final String WEEKDAYS = "MO,TU,WE,TH,FR,SA,SU";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private String frequency = "";
    private int interval = 1;
    private int count;
    private LocalDateTime until = LocalDateTime.MAX;
    private int weekdays;
    private long fromFirst;
    private long fromLast;
    private int months;
    private long monthDays;
    private long daysFromEnd;
    private int weekStart;
    private long hours;
    private long minutes;

    private RuleParts() {}

    /** The parts of a rule, unless there is one of another kind or form. */
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
        return Optional.of(parts);
    }

    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("", null, false, false);
        }
    }

    private void take(String name, String value, ZoneId zone) throws Unknown {
        switch (name) {
            case "FREQ" -> frequency = value;
            case "INTERVAL" -> interval = number(value, 1, 1_000_000);
            case "COUNT" -> count = number(value, 1, 1_000_000);
            case "UNTIL" -> until = time(value, zone);
            case "BYDAY" -> days(value);
            case "BYMONTH" -> months = (int) bits(value, 1, 12);
            case "BYMONTHDAY" -> monthDays(value);
            case "BYHOUR" -> hours = bits(value, 0, 23);
            case "BYMINUTE" -> minutes = bits(value, 0, 59);
            case "WKST" -> weekStart = weekday(value);
            default -> throw new Unknown();
        }
    }

    /** FR, or 1FR, or -1FR. */
    private void days(String value) throws Unknown {
        for (String day : value.split(",", -1)) {
            int letters = Math.max(0, day.length() - 2);
            int weekday = weekday(day.substring(letters));
            String place = day.substring(0, letters);
            if (place.isEmpty()) {
                weekdays |= 1 << weekday;
            } else if (place.startsWith("-")) {
                fromLast |= 1L << ((number(place.substring(1), 1, 5) - 1) * 7 + weekday);
            } else {
                fromFirst |= 1L << ((number(place, 1, 5) - 1) * 7 + weekday);
            }
        }
    }

    private void monthDays(String value) throws Unknown {
        for (String day : value.split(",", -1)) {
            if (day.startsWith("-")) {
                daysFromEnd |= 1L << number(day.substring(1), 1, 31);
            } else {
                monthDays |= 1L << number(day, 1, 31);
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

    private static long bits(String value, int least, int most) throws Unknown {
        long bits = 0;
        for (String number : value.split(",", -1)) {
            bits |= 1L << number(number, least, most);
        }
        return bits;
    }

    private static int number(String value, int least, int most) throws Unknown {
        boolean digits =
                !value.isEmpty() && value.length() <= 7 && value.chars().allMatch(c -> c >= '0' && c <= '9');
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

    String frequency() {
        return frequency;
    }

    boolean isOne(String... frequencies) {
        return List.of(frequencies).contains(frequency);
    }

    int interval() {
        return interval;
    }

    int count() {
        return count;
    }

    /** The last moment that counts. */
    LocalDateTime until() {
        return until;
    }

    /** Whether days of the week are named without a place in the month. */
    boolean namesWeekdays() {
        return weekdays != 0;
    }

    boolean namesPlaces() {
        return fromFirst != 0 || fromLast != 0;
    }

    boolean namesMonths() {
        return months != 0;
    }

    boolean namesMonthDays() {
        return monthDays != 0 || daysFromEnd != 0;
    }

    /** Whether the day's month, its place in the month and its day of the week are among those named. */
    boolean allows(LocalDate day) {
        int weekday = SimpleRule.weekday(day.toEpochDay());
        int length = day.lengthOfMonth();
        int date = day.getDayOfMonth();
        boolean month = months == 0 || (months & (1 << day.getMonthValue())) != 0;
        boolean inMonth = !namesMonthDays()
                || (monthDays & (1L << date)) != 0
                || (daysFromEnd & (1L << (length - date + 1))) != 0;
        boolean ofWeek = (!namesWeekdays() && !namesPlaces())
                || (weekdays & (1 << weekday)) != 0
                || (fromFirst & (1L << ((date - 1) / 7 * 7 + weekday))) != 0
                || (fromLast & (1L << ((length - date) / 7 * 7 + weekday))) != 0;
        return month && inMonth && ofWeek;
    }

    /** Whether this day of the week may be one, whatever its month: Monday is 0. */
    boolean allowsWeekday(int weekday) {
        return namesPlaces() || weekdays == 0 || (weekdays & (1 << weekday)) != 0;
    }

    /** A bit each. */
    long hours() {
        return hours;
    }

    /** A bit each. */
    long minutes() {
        return minutes;
    }

    /** 0 to 6, Monday is 0. */
    int weekStart() {
        return weekStart;
    }
}
