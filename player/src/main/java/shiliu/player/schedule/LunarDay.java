package shiliu.player.schedule;

import java.time.LocalDate;
import shiliu.player.playlist.Day;

/**
 * A day of the Chinese calendar, by the published tables of the library {@code lunar}.
 *
 * @param year the lunar year, named after the common year in which it begins
 * @param leap whether its month is a second one of the same number
 */
public record LunarDay(int year, int month, int day, boolean leap) {
    /** By then every lunar day without a leap month has come. */
    private static final int LONGEST_WAIT = 800;

    private static final String MONTHS = "正二三四五六七八九十冬腊";
    private static final String DIGITS = "一二三四五六七八九十";

    /** The lunar day of {@code date}. */
    public static LunarDay of(LocalDate date) {
        return ChineseCalendar.day(date);
    }

    /** The first day from {@code from} on that is {@code wanted}. */
    public static LocalDate next(Day.Lunar wanted, LocalDate from) {
        LocalDate day = from;
        for (int i = 0; i < LONGEST_WAIT; i++) {
            LunarDay is = of(day);
            boolean month = is.month() == wanted.month() && !is.leap();
            boolean last = wanted.day() == Day.Lunar.LAST && of(day.plusDays(1)).day() == 1;
            if (month && (last || is.day() == wanted.day())) {
                return day;
            }
            day = day.plusDays(1);
        }
        // A thirtieth that this month has only now and then.
        return next(new Day.Lunar(wanted.month(), Day.Lunar.LAST), from);
    }

    /** 正月初一, 闰六月十五. */
    public String text() {
        return (leap ? "闰" : "") + MONTHS.charAt(month - 1) + "月" + dayText();
    }

    private String dayText() {
        if (day <= 10) {
            return "初" + DIGITS.charAt(day - 1);
        }
        if (day == 20 || day == 30) {
            return day == 20 ? "二十" : "三十";
        }
        return (day < 20 ? "十" : "廿") + DIGITS.charAt(day % 10 - 1);
    }
}
