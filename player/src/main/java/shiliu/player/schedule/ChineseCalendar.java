package shiliu.player.schedule;

import com.nlf.calendar.LunarMonth;
import com.nlf.calendar.LunarYear;
import com.nlf.calendar.Solar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Day;
import shiliu.player.playlist.Validity;

/**
 * The Chinese calendar (农历) and its solar terms in China's time, by the library {@code lunar}; compared with another
 * library day by day for {@link #COVERED}.
 */
public final class ChineseCalendar {
    /** The days for which it is known to be right. */
    public static final Validity COVERED = new Validity(LocalDate.of(1950, 1, 1), LocalDate.of(2099, 12, 31));

    /** The library names the last term of the year before first: 大雪, 冬至, 小寒 … */
    private static final int BEFORE_FIRST = 1;

    /** The Julian day of 1 January 1970. */
    private static final long JULIAN_1970 = 2_440_588;

    private ChineseCalendar() {}

    /** The lunar day of {@code date}. */
    public static LunarDay day(LocalDate date) {
        long day = date.toEpochDay();
        // A lunar year begins in January or February of the common year that it is named after.
        for (int year : new int[] {date.getYear(), date.getYear() - 1}) {
            for (LunarMonth month : year(year).getMonthsInYear()) {
                long at = day - firstDay(month);
                if (at >= 0 && at < month.getDayCount()) {
                    return new LunarDay(year, Math.abs(month.getMonth()), (int) at + 1, month.isLeap());
                }
            }
        }
        throw new IllegalStateException("every day is in one of two lunar years, " + date);
    }

    /** The solar term that begins on {@code date}. */
    public static Optional<SolarTerm> term(LocalDate date) {
        return Arrays.stream(SolarTerm.values())
                .filter(term -> (term.number() + 1) / 2 == date.getMonthValue())
                .filter(term -> day(term, date.getYear()).equals(date))
                .findFirst();
    }

    /** The day on which {@code term} begins in a year of the common calendar. */
    public static LocalDate day(SolarTerm term, int year) {
        Solar solar = Solar.fromJulianDay(year(year).getJieQiJulianDays().get(BEFORE_FIRST + term.number()));
        return LocalDate.of(solar.getYear(), solar.getMonth(), solar.getDay());
    }

    /** The days of {@code rule} in one lunar year, in their order: none, one, or two. */
    public static List<LocalDate> days(LunarRule rule, int lunarYear) {
        List<LocalDate> days = new ArrayList<>();
        for (LunarMonth month : year(lunarYear).getMonthsInYear()) {
            boolean wanted = month.isLeap() ? rule.leap() != Leap.SKIP : rule.leap() != Leap.ONLY;
            boolean last = rule.day() == Day.Lunar.LAST;
            if (Math.abs(month.getMonth()) == rule.month() && wanted && rule.day() <= month.getDayCount()) {
                days.add(first(month).plusDays((last ? month.getDayCount() : rule.day()) - 1L));
            }
        }
        return days;
    }

    /** The library keeps its years in a map that is not for several threads. */
    private static synchronized LunarYear year(int year) {
        return LunarYear.fromYear(year);
    }

    private static LocalDate first(LunarMonth month) {
        return LocalDate.ofEpochDay(firstDay(month));
    }

    /** The library counts days from noon of the Julian epoch. */
    private static long firstDay(LunarMonth month) {
        return (long) Math.floor(month.getFirstJulianDay() + 0.5) - JULIAN_1970;
    }
}
