package shiliu.player.config;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.message.Message;

/** Reads days, and says how the one that was meant is written. */
final class Dates {
    private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern MEANT =
            Pattern.compile("([0-9]{4})\\s*[-/.年]\\s*([0-9]{1,2})\\s*[-/.月]\\s*([0-9]{1,2})\\s*[日号]?");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final Value value;

    Dates(Value value) {
        this.value = value;
    }

    Optional<LocalDate> read(String text) {
        Matcher meant = MEANT.matcher(text);
        if (text.length() > 20 || !meant.matches()) {
            return refuse("config.date", text, Message.of("config.date.do"));
        }
        int year = Integer.parseInt(meant.group(1));
        int month = Integer.parseInt(meant.group(2));
        int day = Integer.parseInt(meant.group(3));
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) {
            return refuse("config.date-impossible", text, Message.of("config.date.do"));
        }
        int last = YearMonth.of(year, month).lengthOfMonth();
        if (day < 1 || day > last) {
            LocalDate end = LocalDate.of(year, month, last);
            return refuse("config.date-impossible", text, Message.of("config.date-impossible.do", end));
        }
        LocalDate date = LocalDate.of(year, month, day);
        if (!DAY.matcher(text).matches()) {
            return refuse("config.date", text, Message.of("config.date.nearest", date));
        }
        return Optional.of(date);
    }

    private Optional<LocalDate> refuse(String code, String text, Message suggestion) {
        value.refuse(Message.of(code, value.name(), Quote.of(text)), suggestion);
        return Optional.empty();
    }
}
