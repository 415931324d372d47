package shiliu.controller.timing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import shiliu.player.playlist.Day;
import shiliu.player.schedule.Leap;
import shiliu.player.schedule.LunarRule;

/** Days of the lunar year as people write them: 正月十五, 农历六月廿四(含闰月), 闰六月初一, 农历8月15, lunar(6,24,both). */
final class LunarWords {
    static final LunarRule LAST_OF_YEAR = new LunarRule(12, Day.Lunar.LAST, Leap.SKIP);

    private static final String BOTH = "(?:\\s*\\(?(?<NBoth>含闰月)\\)?)?";
    static final String CHINESE = ("(?:农历|阴历|旧历)?\\s*(?<NLeap>闰)?(?<NM>正|十一|十二|[一二三四五六七八九十冬腊])月"
                    + "(?<ND>初[一二三四五六七八九十]|十[一二三四五六七八九]|(?:二十|廿)[一二三四五六七八九]|二十|廿|三十|最后一[天日]|底)(?![天日])"
                    + BOTH)
            .replace("<N", "<lw");
    static final String DIGITS =
            ("(?:农历|阴历|旧历)\\s*(?<NLeap>闰)?(?<NM>\\d{1,2})月(?<ND>\\d{1,2})[日号]?(?!\\d)" + BOTH).replace("<N", "<ln");
    static final String CALL =
            "lunar\\s*\\(\\s*(?<lcM>\\d{1,3})\\s*[,、]\\s*(?<lcD>-?\\d{1,3})\\s*(?:[,、]\\s*(?<lcLeap>skip|both|only)\\s*)?\\)";

    private static final String MONTHS = "正二三四五六七八九十冬腊";
    private static final String NUMBERS = "一二三四五六七八九十";

    private LunarWords() {}

    /** The day, where one of the three forms was said. */
    static Optional<LunarRule> read(Matcher m) throws WordsException {
        if (m.group("lwM") != null) {
            return Optional.of(rule(m, month(m.group("lwM")), day(m.group("lwD")), leap(m, "lw")));
        }
        if (m.group("lnM") != null) {
            return Optional.of(
                    rule(m, Integer.parseInt(m.group("lnM")), Integer.parseInt(m.group("lnD")), leap(m, "ln")));
        }
        if (m.group("lcM") != null) {
            Leap leap = Optional.ofNullable(m.group("lcLeap"))
                    .map(word -> Leap.valueOf(word.toUpperCase(Locale.ROOT)))
                    .orElse(Leap.SKIP);
            return Optional.of(rule(m, Integer.parseInt(m.group("lcM")), Integer.parseInt(m.group("lcD")), leap));
        }
        return Optional.empty();
    }

    private static LunarRule rule(Matcher m, int month, int day, Leap leap) throws WordsException {
        try {
            return new LunarRule(month, day, leap);
        } catch (IllegalArgumentException e) {
            throw WordsException.of("timing.no-such-lunar-day", m.group().strip());
        }
    }

    private static Leap leap(Matcher m, String name) {
        if (m.group(name + "Both") != null) {
            return Leap.BOTH;
        }
        return m.group(name + "Leap") == null ? Leap.SKIP : Leap.ONLY;
    }

    private static int month(String word) {
        return switch (word) {
            case "一" -> 1;
            case "十一" -> 11;
            case "十二" -> 12;
            default -> MONTHS.indexOf(word) + 1;
        };
    }

    private static int day(String word) {
        if (word.startsWith("最后") || word.equals("底")) {
            return Day.Lunar.LAST;
        }
        if (word.startsWith("初")) {
            return NUMBERS.indexOf(word.charAt(1)) + 1;
        }
        int tens = word.startsWith("三") ? 30 : word.startsWith("十") ? 10 : 20;
        char last = word.charAt(word.length() - 1);
        return tens + (last == '十' || last == '廿' ? 0 : NUMBERS.indexOf(last) + 1);
    }

    /** 农历正月十五, lunar(1,15). */
    static String text(LunarRule rule, boolean chinese) {
        if (!chinese) {
            String leap =
                    rule.leap() == Leap.SKIP ? "" : "," + rule.leap().name().toLowerCase(Locale.ROOT);
            return "lunar(" + rule.month() + "," + rule.day() + leap + ")";
        }
        return "农历" + (rule.leap() == Leap.ONLY ? "闰" : "") + MONTHS.charAt(rule.month() - 1) + "月"
                + dayText(rule.day()) + (rule.leap() == Leap.BOTH ? "(含闰月)" : "");
    }

    private static String dayText(int day) {
        if (day == Day.Lunar.LAST) {
            return "最后一天";
        }
        if (day <= 10) {
            return "初" + NUMBERS.charAt(day - 1);
        }
        if (day % 10 == 0) {
            return day == 20 ? "二十" : "三十";
        }
        return (day < 20 ? "十" : "廿") + NUMBERS.charAt(day % 10 - 1);
    }
}
