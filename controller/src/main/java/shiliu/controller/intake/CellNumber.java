package shiliu.controller.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of a sheet as its format shows it (ECMA-376 part 1, 18.8.30 and 18.8.31): decimals, grouping, percent; days
 * and times as ISO 8601. Signs of currency and other words of the format are left out, so that amounts stay amounts.
 *
 * @param format the number of the format; those that only Chinese Excel has carry no pattern
 */
record CellNumber(BigDecimal value, int format, String pattern, boolean from1904) {
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+])[^\\]]*]");
    private static final Pattern DIGITS = Pattern.compile("[#0?][#0?,]*(?:\\.([#0?]*))?");
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final int GENERAL_DIGITS = 11;
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_PATTERN = 255;

    CellNumber {
        pattern = pattern.length() > LONGEST_PATTERN ? "" : pattern;
    }

    String text() {
        int magnitude = value.precision() - value.scale();
        if (magnitude > MOST_DIGITS) {
            return value.round(new MathContext(MOST_DIGITS)).toString();
        }
        return magnitude < -MOST_DIGITS ? "0" : shown();
    }

    private String shown() {
        String part = part();
        String bare = WORDS.matcher(part).replaceAll("");
        if (shows(bare)) {
            return value.signum() >= 0 && value.compareTo(LAST_DAY) < 0 ? moment(bare) : plain();
        }
        Matcher digits = DIGITS.matcher(bare);
        if (digits.find() && !bare.toUpperCase(Locale.ROOT).contains("E+") && !bare.contains("/")) {
            return number(bare, digits);
        }
        boolean words = !bare.isBlank() || part.isBlank() || bare.contains("@");
        return words ? plain() : part.replaceAll("_.|\\*.|[\"\\\\]", "").strip();
    }

    /** The part of the format for such a number: for those above zero, below it, and zero itself. */
    private String part() {
        String[] parts = pattern.split(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        if (value.signum() < 0 && parts.length > 1) {
            return parts[1];
        }
        return value.signum() == 0 && parts.length > 2 ? parts[2] : parts[0];
    }

    /** Whether the format is one of days or times. */
    private boolean shows(String bare) {
        boolean chinese = (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
        String letters = bare.toLowerCase(Locale.ROOT).replace("general", "");
        return pattern.isEmpty() ? chinese : letters.matches("(?s).*[ymdhs].*");
    }

    private String moment(String bare) {
        String letters = bare.toLowerCase(Locale.ROOT);
        boolean named = !letters.isEmpty();
        boolean day =
                named ? letters.matches("(?s).*[yd].*") : format < 32 || (format > 35 && format != 55 && format != 56);
        boolean time = named ? letters.matches("(?s).*[hs].*") : !day;
        LocalDateTime at = at();
        if (!day) {
            return LocalTime.from(at).format(DateTimeFormatter.ofPattern(letters.contains("s") ? "HH:mm:ss" : "HH:mm"));
        }
        if (named && !letters.contains("d") && letters.contains("m") && !time) {
            return at.format(DateTimeFormatter.ofPattern("yyyy-MM"));
        }
        return at.format(DateTimeFormatter.ofPattern(time ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd"));
    }

    /** Excel counts a 29 February 1900 that never was. */
    private LocalDateTime at() {
        int days = value.intValue();
        long seconds = value.subtract(BigDecimal.valueOf(days))
                .multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        LocalDateTime zero =
                from1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, days < 60 ? 31 : 30, 0, 0);
        return zero.plusDays(days).plusSeconds(seconds);
    }

    private String number(String bare, Matcher digits) {
        boolean percent = bare.contains("%");
        String after = digits.group(1) == null ? "" : digits.group(1);
        int fixed = (int) after.chars().filter(c -> c == '0').count();
        BigDecimal shown = (percent ? value.movePointRight(2) : value).setScale(after.length(), RoundingMode.HALF_UP);
        while (shown.scale() > fixed && shown.stripTrailingZeros().scale() < shown.scale()) {
            shown = shown.setScale(shown.scale() - 1, RoundingMode.UNNECESSARY);
        }
        String text = shown.toPlainString();
        boolean grouped = digits.group().matches("[#0?]+,[#0?].*");
        return (grouped ? group(text) : text) + (percent ? "%" : "");
    }

    private static String group(String text) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        return whole.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",") + (point < 0 ? "" : text.substring(point));
    }

    /** Without a format: as many digits as a cell shows, so that 0.1 + 0.2 is 0.3. */
    private String plain() {
        BigDecimal rounded = value.abs().compareTo(BigDecimal.ONE) < 0
                ? value.setScale(GENERAL_DIGITS - 2, RoundingMode.HALF_UP)
                : value.round(new MathContext(Math.max(GENERAL_DIGITS, value.precision() - value.scale())));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
