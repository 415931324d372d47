package shiliu.controller.timing;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days of the week as people write them: 周一, 星期日, 礼拜天, mon, Fridays. */
final class Weekdays {
    /** In Chinese, with its 周; no group. */
    static final String CHINESE = "(?:周|星期|礼拜)[一二三四五六日天](?![月十])";
    /** In English; no group. */
    static final String ENGLISH =
            "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?"
                    + Phrase.END;
    /** Either. */
    static final String ANY = "(?:" + CHINESE + "|" + ENGLISH + ")";
    /** One or several. */
    static final String LIST = ANY + "(?:" + Phrase.AND + ANY + ")*";

    private static final Pattern EACH =
            Pattern.compile("[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", Pattern.CASE_INSENSITIVE);
    private static final String WEEK = "一二三四五六日";

    private Weekdays() {}

    /** Those that a list names. */
    static Set<DayOfWeek> all(String list) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Matcher each = EACH.matcher(list);
        while (each.find()) {
            days.add(one(each.group()));
        }
        return days;
    }

    /** Over the weekend too: 周五至周一. */
    static Set<DayOfWeek> range(DayOfWeek from, DayOfWeek until) {
        Set<DayOfWeek> days = EnumSet.of(from);
        for (DayOfWeek day = from; day != until; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        return days;
    }

    /** 一, or mon. */
    static DayOfWeek one(String word) {
        int chinese = WEEK.indexOf(word.replace('天', '日'));
        if (chinese >= 0) {
            return DayOfWeek.of(chinese + 1);
        }
        String start = word.substring(0, 3).toUpperCase(Locale.ROOT);
        return EnumSet.allOf(DayOfWeek.class).stream()
                .filter(day -> day.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    /** 周一. */
    static String chinese(DayOfWeek day) {
        return "周" + WEEK.charAt(day.getValue() - 1);
    }

    /** {@code mon}. */
    static String english(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** {@code MO}, as rules have it. */
    static String code(DayOfWeek day) {
        return day.name().substring(0, 2);
    }
}
