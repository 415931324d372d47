package shiliu.controller.timing;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/** Clock times as people write them: 7:00, 下午2点, 晚上8点半, 5:30pm, 24:00. */
final class Clocks {
    private static final String HALVES = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|午夜|晚|早";
    private static final String FORM = "(?<NHalf>" + HALVES + ")?\\s*(?<NH>\\d{1,2})(?:"
            + ":(?<NM>\\d{2})(?!\\d)"
            + "|\\s*[点时](?:整|(?<NN>\\d{1,2})分?|(?<NW>半|一刻|三刻))?"
            + "|(?=\\s*[ap]m))\\s*(?<NAp>[ap]m(?![a-z]))?";
    private static final String BARE = "(?<NHalf>" + HALVES + ")?\\s*(?<NH>\\d{1,2})(?:"
            + ":(?<NM>\\d{2})(?!\\d)"
            + "|\\s*[点时](?:整|(?<NN>\\d{1,2})分?|(?<NW>半|一刻|三刻))?"
            + ")?\\s*(?<NAp>[ap]m(?![a-z]))?";

    private Clocks() {}

    /** The pattern of a time, with a name before its groups. */
    static String time(String name) {
        return FORM.replace("<N", "<" + name);
    }

    /** One whose unit the other end of a range may say: 2 to 5pm, 下午2到5点. */
    static String bareTime(String name) {
        return BARE.replace("<N", "<" + name);
    }

    static boolean said(Matcher m, String name) {
        return m.group(name + "H") != null;
    }

    /** The time as it was said, by its own half of the day only; {@code 24:00} is midnight. */
    static LocalTime read(Matcher m, String name) throws WordsException {
        return minutes(m, name, half(m, name));
    }

    /** The half of the day that was said: a Chinese word, {@code am}, {@code pm}, or the empty text. */
    static String half(Matcher m, String name) {
        return Optional.ofNullable(m.group(name + "Half"))
                .or(() -> Optional.ofNullable(m.group(name + "Ap")).map(ap -> ap.toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    /** As if {@code half} had been said with it. */
    static LocalTime minutes(Matcher m, String name, String half) throws WordsException {
        int hour = hour(Integer.parseInt(m.group(name + "H")), half);
        int minute = minute(m, name);
        boolean midnight = hour == 24 && minute == 0;
        if (hour < 0 || (hour > 23 && !midnight) || minute > 59) {
            throw WordsException.of("timing.no-such-time", m.group().strip());
        }
        return midnight ? LocalTime.MIDNIGHT : LocalTime.of(hour, minute);
    }

    private static int minute(Matcher m, String name) {
        String quarter = Optional.ofNullable(m.group(name + "W")).orElse("");
        return switch (quarter) {
            case "一刻" -> 15;
            case "半" -> 30;
            case "三刻" -> 45;
            default ->
                Integer.parseInt(Optional.ofNullable(m.group(name + "M"))
                        .or(() -> Optional.ofNullable(m.group(name + "N")))
                        .orElse("0"));
        };
    }

    /** Below zero where there is no such hour in that half. */
    private static int hour(int said, String half) {
        return switch (half) {
            case "am" -> said > 12 || said == 0 ? -1 : said % 12;
            case "pm" -> said > 12 || said == 0 ? -1 : said % 12 + 12;
            case "下午", "傍晚" -> said < 12 ? said + 12 : said;
            case "中午" -> said < 3 ? said + 12 : said;
            case "晚上", "晚" -> said >= 5 && said <= 12 ? said + 12 : said;
            case "夜里", "半夜", "午夜" -> said >= 9 && said <= 12 ? said + 12 : said;
            case "凌晨" -> said == 12 ? 0 : said;
            default -> said;
        };
    }

    /** {@code 07:00}. */
    static String text(LocalTime time) {
        return time.toString();
    }
}
