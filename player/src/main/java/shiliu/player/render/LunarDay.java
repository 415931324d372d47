package shiliu.player.render;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneOffset;
import shiliu.player.playlist.Day;

/**
 * A day of the Chinese calendar, by ICU4J's astronomical tables.
 *
 * @param leap whether its month is a second one of the same number
 */
record LunarDay(int month, int day, boolean leap) {
    private static final TimeZone CHINA = TimeZone.getTimeZone("Asia/Shanghai");
    private static final long DAY_MILLIS = 86_400_000L;
    /** By then every lunar day without a leap month has come. */
    private static final int LONGEST_WAIT = 800;

    private static final String MONTHS = "正二三四五六七八九十冬腊";
    private static final String DIGITS = "一二三四五六七八九十";

    static LunarDay of(LocalDate date) {
        ChineseCalendar calendar = new ChineseCalendar(CHINA, ULocale.CHINA);
        // Noon in China.
        calendar.setTimeInMillis(date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() + DAY_MILLIS / 6);
        return new LunarDay(
                calendar.get(Calendar.MONTH) + 1,
                calendar.get(Calendar.DAY_OF_MONTH),
                calendar.get(ChineseCalendar.IS_LEAP_MONTH) == 1);
    }

    /** The first day from {@code from} on that is {@code wanted}. */
    static LocalDate next(Day.Lunar wanted, LocalDate from) {
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
    String text() {
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
