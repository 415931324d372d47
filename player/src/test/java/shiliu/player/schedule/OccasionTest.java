package shiliu.player.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static shiliu.player.schedule.Samples.at;
import static shiliu.player.schedule.Samples.daily;
import static shiliu.player.schedule.Samples.schedule;
import static shiliu.player.schedule.Samples.slot;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Validity;

class OccasionTest {
    private static final LunarRule NEW_YEAR = new LunarRule(1, 1, Leap.SKIP);

    @Test
    void fromSevenDaysBeforeUntilTheEveningOfTheDay() {
        Reach reach = new Reach(7, 0, Optional.empty(), Optional.of(LocalTime.of(18, 0)));
        When when = When.ALWAYS.on(Occasion.of(NEW_YEAR, reach));

        // Spring Festival 2027 is on 6 February.
        assertThat(plays(when, "2027-01-29T23:59:59")).isFalse();
        assertThat(plays(when, "2027-01-30T00:00")).isTrue();
        assertThat(plays(when, "2027-02-06T17:59:59")).isTrue();
        assertThat(plays(when, "2027-02-06T18:00")).isFalse();
        assertThat(plays(when, "2027-02-07T12:00")).isFalse();
    }

    @Test
    void aReachMayBeginAfterTheDayOrEndBeforeIt() {
        When after =
                When.ALWAYS.on(Occasion.of(NEW_YEAR, new Reach(-1, 14, Optional.of(LocalTime.NOON), Optional.empty())));
        assertThat(plays(after, "2027-02-06T13:00")).isFalse();
        assertThat(plays(after, "2027-02-07T11:59:59")).isFalse();
        assertThat(plays(after, "2027-02-07T12:00")).isTrue();
        assertThat(plays(after, "2027-02-20T23:59:59")).isTrue();
        assertThat(plays(after, "2027-02-21T00:00")).isFalse();

        When eve = When.ALWAYS.on(Occasion.of(NEW_YEAR, new Reach(1, -1, Optional.empty(), Optional.empty())));
        assertThat(plays(eve, "2027-02-05T12:00")).isTrue();
        assertThat(plays(eve, "2027-02-06T12:00")).isFalse();
    }

    @Test
    void aReachOverTheCommonNewYearIsFoundInBothYears() {
        When when = When.ALWAYS.on(Occasion.of(NEW_YEAR, new Reach(60, 0, Optional.empty(), Optional.empty())));
        assertThat(plays(when, "2026-12-07T23:59")).isFalse();
        assertThat(plays(when, "2026-12-08T00:00")).isTrue();
        assertThat(plays(when, "2027-01-15T00:00")).isTrue();
    }

    @Test
    void aReachOfAYearIsFoundFromFarAway() {
        When when = When.ALWAYS.on(
                Occasion.of(new LunarRule(12, -1, Leap.SKIP), new Reach(0, 350, Optional.empty(), Optional.empty())));
        // The last day of the lunar year 2025 is 16 February 2026.
        assertThat(plays(when, "2027-01-31T12:00")).isTrue();
        assertThat(plays(when, "2027-02-02T12:00")).isFalse();
    }

    @Test
    void aDaypartOverMidnightOfTheLastDayIsWhole() {
        When night = daily("22:00", "02:00").on(Occasion.of(new LunarRule(12, -1, Leap.SKIP), Reach.NONE));
        assertThat(plays(night, "2027-02-05T22:00")).isTrue();
        assertThat(plays(night, "2027-02-06T01:59")).isTrue();
        assertThat(plays(night, "2027-02-06T22:00")).isFalse();

        Reach closed = new Reach(0, 1, Optional.empty(), Optional.of(LocalTime.of(1, 0)));
        When cut = daily("22:00", "02:00").on(Occasion.of(new LunarRule(12, -1, Leap.SKIP), closed));
        assertThat(plays(cut, "2027-02-06T00:59:59")).isTrue();
        assertThat(plays(cut, "2027-02-06T01:00")).isFalse();
    }

    @Test
    void leapMonthsAsTheRuleSays() {
        // 2025 has two sixth months; the 24th is on 18 July and, in the leap month, on 17 August.
        assertThat(days(Leap.SKIP)).containsExactly(LocalDate.of(2025, 7, 18));
        assertThat(days(Leap.ONLY)).containsExactly(LocalDate.of(2025, 8, 17));
        assertThat(days(Leap.BOTH)).containsExactly(LocalDate.of(2025, 7, 18), LocalDate.of(2025, 8, 17));
    }

    private static List<LocalDate> days(Leap leap) {
        When when = When.ALWAYS.on(Occasion.of(new LunarRule(6, 24, leap), Reach.NONE));
        return LocalDate.of(2025, 1, 1)
                .datesUntil(LocalDate.of(2026, 1, 1))
                .filter(day -> plays(when, day + "T12:00"))
                .toList();
    }

    @Test
    void solarTermsAndFestivalsOfATable() {
        When clear = When.ALWAYS.on(Occasion.of(SolarTerm.QINGMING, Reach.NONE));
        assertThat(plays(clear, "2027-04-05T00:00")).isTrue();
        assertThat(plays(clear, "2027-04-04T23:59")).isFalse();
        assertThat(plays(clear, "2027-04-06T00:00")).isFalse();

        Validity three = new Validity(LocalDate.of(2027, 4, 13), LocalDate.of(2027, 4, 15));
        FestivalDays water = new FestivalDays(
                "water-splashing", new Validity(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31)), List.of(three));
        When splash = When.ALWAYS.on(
                Occasion.festival("water-splashing", new Reach(1, 0, Optional.empty(), Optional.empty())));
        assertThat(plays(splash, "2027-04-12T00:00", water)).isTrue();
        assertThat(plays(splash, "2027-04-15T23:59:59", water)).isTrue();
        assertThat(plays(splash, "2027-04-16T00:00", water)).isFalse();
        assertThat(plays(splash, "2028-04-13T12:00", water)).isFalse();
        assertThat(plays(splash, "2027-04-13T12:00")).isFalse();
    }

    @Test
    void allPartsOfAWhenMustHoldAndExceptionsWin() {
        Recurrence mondays = new Recurrence(
                LocalDateTime.of(2026, 11, 2, 0, 0), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", Optional.empty());
        LocalDate out = LocalDate.of(2026, 11, 30);
        When when = daily("08:00", "09:00").by(mondays).but(new Validity(out, out));
        assertThat(plays(when, "2026-11-16T08:00")).isTrue();
        assertThat(plays(when, "2026-11-16T09:00")).isFalse();
        assertThat(plays(when, "2026-11-23T08:00")).isFalse();
        assertThat(plays(when, "2026-11-30T08:00")).isFalse();
        assertThat(plays(when, "2026-12-14T08:00")).isTrue();
    }

    @Test
    void aRuleWithItsOwnTimesGivesStretches() {
        Recurrence every = new Recurrence(
                LocalDateTime.of(2026, 11, 2, 9, 0),
                "FREQ=DAILY;BYHOUR=9,23;BYMINUTE=30",
                Optional.of(Duration.ofMinutes(45)));
        When when = When.ALWAYS.by(every);
        assertThat(plays(when, "2026-11-03T09:29:59")).isFalse();
        assertThat(plays(when, "2026-11-03T09:30")).isTrue();
        assertThat(plays(when, "2026-11-03T10:14:59")).isTrue();
        assertThat(plays(when, "2026-11-03T10:15")).isFalse();
        assertThat(plays(when, "2026-11-04T00:14:59")).isTrue();
        assertThat(plays(when, "2026-11-04T00:15")).isFalse();
    }

    @Test
    void quietHoursAreDarkWithinTheHours() {
        Schedule plain = schedule(slot("a", Mode.FILLER, When.ALWAYS, "x"));
        Schedule.Light light = new Schedule.Light(
                Optional.of(Samples.part("07:00", "22:00")),
                List.of(Samples.part("12:30", "14:00"), Samples.part("21:00", "07:30")));
        ScheduleResolver resolver =
                new ScheduleResolver(new Schedule(plain.zone(), light, plain.slots(), plain.items(), List.of()));
        assertThat(resolver.at(at("2026-11-23T12:29:59")).play()).isPresent();
        assertThat(resolver.at(at("2026-11-23T13:00")))
                .isEqualTo(new Decision.Off(at("2026-11-23T12:30"), at("2026-11-23T14:00")));
        assertThat(resolver.at(at("2026-11-23T23:00")))
                .isEqualTo(new Decision.Off(at("2026-11-23T21:00"), at("2026-11-24T07:30")));
        assertThat(resolver.at(at("2026-11-24T03:00")))
                .isEqualTo(new Decision.Off(at("2026-11-23T21:00"), at("2026-11-24T07:30")));
    }

    private static boolean plays(When when, String at, FestivalDays... festivals) {
        Schedule plain = schedule(slot("a", Mode.ROTATE, when, "x"));
        ScheduleResolver resolver = new ScheduleResolver(
                new Schedule(plain.zone(), plain.light(), plain.slots(), plain.items(), List.of(festivals)));
        return resolver.at(at(at)).play().isPresent();
    }
}
