package shiliu.player.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The calendar against sources that know nothing of its library. */
class CalendarOracleTest {
    /** Standard time of China; the calendar knows no summer time. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /**
     * Months that ICU begins on another day or counts otherwise: there the moon (1987: a solar term) is so near to midnight
     * that ICU's approximation falls on the other side.
     */
    private static final TreeMap<LocalDate, String> DIFFERENT = new TreeMap<>();

    static {
        DIFFERENT.put(LocalDate.of(1954, 2, 3), "new moon 23:55");
        DIFFERENT.put(LocalDate.of(1955, 2, 22), "new moon 23:54");
        DIFFERENT.put(
                LocalDate.of(1987, 7, 26),
                "end of heat (处暑) on 24 August 1987 just after midnight: the month has none, it is leap");
        DIFFERENT.put(LocalDate.of(1999, 1, 17), "new moon 23:46");
        DIFFERENT.put(LocalDate.of(2012, 8, 17), "new moon 23:54");
        DIFFERENT.put(LocalDate.of(2018, 11, 8), "new moon 00:02");
        DIFFERENT.put(LocalDate.of(2027, 2, 6), "new moon 23:56");
        DIFFERENT.put(LocalDate.of(2030, 2, 3), "new moon 00:07");
        DIFFERENT.put(LocalDate.of(2057, 9, 28), "new moon 23:59, within a minute");
        DIFFERENT.put(LocalDate.of(2070, 3, 12), "new moon 23:51");
    }

    @Test
    void everyDayOfACenturyAndAHalfIsAsTheOtherLibraryHasIt() {
        com.ibm.icu.util.ChineseCalendar icu =
                new com.ibm.icu.util.ChineseCalendar(TimeZone.getTimeZone("Asia/Shanghai"), ULocale.CHINA);
        List<LocalDate> unexplained = new ArrayList<>();
        int explained = 0;
        LocalDate last = ChineseCalendar.COVERED.until();
        for (LocalDate day = ChineseCalendar.COVERED.from(); !day.isAfter(last); day = day.plusDays(1)) {
            icu.setTimeInMillis(day.atTime(12, 0).toInstant(CHINA).toEpochMilli());
            LunarDay ours = ChineseCalendar.day(day);
            boolean same = ours.month() == icu.get(Calendar.MONTH) + 1
                    && ours.day() == icu.get(Calendar.DAY_OF_MONTH)
                    && ours.leap() == (icu.get(Calendar.IS_LEAP_MONTH) == 1);
            if (!same && !explains(day)) {
                unexplained.add(day);
            }
            explained += same ? 0 : 1;
        }
        assertThat(unexplained).isEmpty();
        assertThat(explained).isBetween(DIFFERENT.size(), DIFFERENT.size() * 31 + 30);
    }

    /** Whether a month of the list begins on this day, shortly before, or tomorrow. */
    private static boolean explains(LocalDate day) {
        LocalDate month = DIFFERENT.floorKey(day.plusDays(1));
        // In 1987 two months change their numbers.
        return month != null && day.isBefore(month.plusDays(month.getYear() == 1987 ? 60 : 30));
    }

    @Test
    void everyMonthBeginsOnTheDayOfTheNewMoonInChina() {
        List<String> wrong = new ArrayList<>();
        LocalDate last = ChineseCalendar.COVERED.until();
        for (LocalDate day = ChineseCalendar.COVERED.from(); !day.isAfter(last); day = day.plusDays(1)) {
            if (ChineseCalendar.day(day).day() == 1) {
                Instant moon = NewMoons.near(day.atTime(12, 0).toInstant(CHINA));
                boolean sameDay = moon.atOffset(CHINA).toLocalDate().equals(day);
                // The series is good to 20 s, the earth's slowness in decades to come to about a minute.
                boolean doubtful = fromMidnight(moon) < 90;
                if (!sameDay && !doubtful) {
                    wrong.add(day + " new moon " + moon.atOffset(CHINA));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theDifferencesAreMoonsNearMidnight() {
        DIFFERENT.forEach((day, why) -> {
            if (day.getYear() != 1987) {
                Instant moon = NewMoons.near(day.atTime(12, 0).toInstant(CHINA));
                assertThat(fromMidnight(moon))
                        .as(day + " " + moon.atOffset(CHINA) + " " + why)
                        .isLessThan(15 * 60);
            }
        });
    }

    /** Seconds to the nearest midnight in China. */
    private static long fromMidnight(Instant moon) {
        return Math.abs(
                Math.floorMod(moon.atOffset(CHINA).toLocalDateTime().toEpochSecond(CHINA) + 8 * 3_600 + 43_200, 86_400L)
                        - 43_200);
    }

    @Test
    void thePublishedDays() throws IOException {
        for (String line : almanac()) {
            String[] fields = line.split(",");
            LunarDay day = ChineseCalendar.day(LocalDate.parse(fields[0]));
            assertThat(day.month() + "," + day.day() + "," + day.leap())
                    .as(line)
                    .isEqualTo(fields[1] + "," + fields[2] + "," + fields[3]);
        }
        assertThat(almanac()).hasSize(11);
    }

    @Test
    void everySolarTermComesOnceAYearWhereTheSunIs() {
        for (int year = 1950; year <= 2099; year++) {
            for (SolarTerm term : SolarTerm.values()) {
                LocalDate day = ChineseCalendar.day(term, year);
                assertThat(day.getYear()).isEqualTo(year);
                assertThat((day.getMonthValue() - 1) * 2 + (day.getDayOfMonth() < 15 ? 1 : 2))
                        .isEqualTo(term.number());
                assertThat(ChineseCalendar.term(day)).contains(term);
                double before = degrees(day, term);
                double after = degrees(day.plusDays(1), term);
                // The formula is good to a hundredth of a degree.
                assertThat(before).as(term + " " + day).isLessThan(0.012);
                assertThat(after).as(term + " " + day).isGreaterThan(-0.012);
            }
        }
    }

    /** How far the sun is beyond the term at the start of a day in China; the first term is at 285°, then every 15°. */
    private static double degrees(LocalDate day, SolarTerm term) {
        double longitude = Sun.longitude(day.atStartOfDay().toInstant(CHINA));
        double beyond = longitude - (285 + 15 * (term.number() - 1));
        return beyond - 360 * Math.round(beyond / 360);
    }

    private static List<String> almanac() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                java.util.Objects.requireNonNull(CalendarOracleTest.class.getResourceAsStream("almanac.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    @Test
    void aRuleFindsExactlyTheDaysThatTheCalendarNames() {
        LunarRule[] rules = {
            new LunarRule(1, 1, Leap.SKIP),
            new LunarRule(12, -1, Leap.SKIP),
            new LunarRule(6, 24, Leap.BOTH),
            new LunarRule(6, 30, Leap.ONLY),
            new LunarRule(11, 30, Leap.BOTH)
        };
        for (LunarRule rule : rules) {
            List<LocalDate> byRule = new ArrayList<>();
            List<LocalDate> byDay = new ArrayList<>();
            for (int year = 2015; year <= 2040; year++) {
                byRule.addAll(ChineseCalendar.days(rule, year));
            }
            for (LocalDate day = LocalDate.of(2015, 2, 19);
                    day.isBefore(LocalDate.of(2041, 2, 1));
                    day = day.plusDays(1)) {
                if (isOn(rule, day)) {
                    byDay.add(day);
                }
            }
            assertThat(byRule).as(rule.toString()).isEqualTo(byDay);
        }
        assertThat(ChineseCalendar.days(new LunarRule(6, 24, Leap.BOTH), 2025))
                .containsExactly(LocalDate.of(2025, 7, 18), LocalDate.of(2025, 8, 17));
        assertThat(ChineseCalendar.days(new LunarRule(12, -1, Leap.SKIP), 2026))
                .containsExactly(LocalDate.of(2027, 2, 5));
    }

    private static boolean isOn(LunarRule rule, LocalDate day) {
        LunarDay is = ChineseCalendar.day(day);
        boolean last = ChineseCalendar.day(day.plusDays(1)).day() == 1;
        return is.month() == rule.month()
                && (rule.day() == -1 ? last : is.day() == rule.day())
                && (rule.leap() == Leap.BOTH || is.leap() == (rule.leap() == Leap.ONLY));
    }
}
