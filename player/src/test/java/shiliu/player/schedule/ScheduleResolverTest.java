package shiliu.player.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static shiliu.player.schedule.Samples.at;
import static shiliu.player.schedule.Samples.daily;
import static shiliu.player.schedule.Samples.item;
import static shiliu.player.schedule.Samples.on;
import static shiliu.player.schedule.Samples.part;
import static shiliu.player.schedule.Samples.schedule;
import static shiliu.player.schedule.Samples.slot;
import static shiliu.player.schedule.Samples.weekly;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;

class ScheduleResolverTest {
    @Test
    void outsideItsHoursTheScreenIsDarkFromClosingToOpening() {
        ScheduleResolver resolver = new ScheduleResolver(schedule(
                Samples.SHANGHAI, Optional.of(part("07:00", "22:00")), slot("a", Mode.FILLER, When.ALWAYS, "x")));

        assertThat(resolver.at(at("2026-11-23T23:30")))
                .isEqualTo(new Decision.Off(at("2026-11-23T22:00"), at("2026-11-24T07:00")));
        assertThat(resolver.at(at("2026-11-24T06:59:59")))
                .isEqualTo(new Decision.Off(at("2026-11-23T22:00"), at("2026-11-24T07:00")));
        assertThat(resolver.at(at("2026-11-24T07:00")).rule()).isEqualTo(Rule.FILLER);
        assertThat(resolver.at(at("2026-11-24T07:00")).from()).isEqualTo(at("2026-11-24T07:00"));
        assertThat(resolver.at(at("2026-11-24T22:00")).rule()).isEqualTo(Rule.OUTSIDE_HOURS);
    }

    @Test
    void aStrongerModeSilencesTheWeaker() {
        Slot filler = slot("filler", Mode.FILLER, When.ALWAYS, "f");
        Slot rotate = slot("rotate", Mode.ROTATE, daily("08:00", "20:00"), "r");
        Slot low = slot("low", Mode.TAKEOVER, 10, 1, daily("09:00", "19:00"), "l");
        Slot high = slot("high", Mode.TAKEOVER, 20, 1, daily("10:00", "18:00"), "h");
        Slot override = slot("override", Mode.OVERRIDE, daily("11:00", "17:00"), "o");
        ScheduleResolver resolver = new ScheduleResolver(schedule(filler, rotate, low, high, override));

        assertThat(playing(resolver, "2026-11-23T07:00")).isEqualTo("filler");
        assertThat(playing(resolver, "2026-11-23T08:00")).isEqualTo("rotate");
        assertThat(playing(resolver, "2026-11-23T09:00")).isEqualTo("low");
        assertThat(playing(resolver, "2026-11-23T10:00")).isEqualTo("high");
        assertThat(playing(resolver, "2026-11-23T11:00")).isEqualTo("override");
        assertThat(playing(resolver, "2026-11-23T17:00")).isEqualTo("high");
    }

    @Test
    void turnsFollowTheWeightsWithTiesById() {
        ScheduleResolver resolver = new ScheduleResolver(schedule(
                slot("b", Mode.ROTATE, 0, 1, When.ALWAYS, "b1"),
                slot("a", Mode.ROTATE, 0, 5, When.ALWAYS, "a1", "a2"),
                slot("c", Mode.ROTATE, 0, 1, When.ALWAYS, "c1")));
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            turns.add(playing(resolver, at("2026-11-23T00:00").plusSeconds(10L * i)));
        }
        assertThat(turns).containsExactly("a", "a", "a", "b", "a", "a", "c", "a", "a", "a", "b", "a", "a", "c");
        assertThat(((Decision.Playing) resolver.at(at("2026-11-23T00:00:10"))).item())
                .isEqualTo(item("a2"));
        assertThat(((Decision.Playing) resolver.at(at("2026-11-23T00:00:20"))).item())
                .isEqualTo(item("a1"));
    }

    @Test
    void aSegmentStartsTheSequenceAnewAndCutsTheLastPlay() {
        ScheduleResolver resolver = new ScheduleResolver(schedule(
                slot("a", Mode.ROTATE, When.ALWAYS, "a1", "a2"),
                slot("b", Mode.ROTATE, daily("12:00:05", "13:00"), "b1")));

        assertThat(resolver.at(at("2026-11-23T12:00:04")).until()).isEqualTo(at("2026-11-23T12:00:05"));
        Decision first = resolver.at(at("2026-11-23T12:00:05"));
        assertThat(first.from()).isEqualTo(at("2026-11-23T12:00:05"));
        assertThat(((Decision.Playing) first).item()).isEqualTo(item("a1"));
    }

    @Test
    void aWeakerSlotThatComesAndGoesCutsNothing() {
        Slot strong = slot("strong", Mode.ROTATE, When.ALWAYS, "s1", "s2", "s3");
        ScheduleResolver alone = new ScheduleResolver(schedule(strong));
        ScheduleResolver both =
                new ScheduleResolver(schedule(strong, slot("weak", Mode.FILLER, daily("12:00:07", "12:00:09"), "w")));
        assertThat(both.timeline(LocalDate.of(2026, 11, 23))).isEqualTo(alone.timeline(LocalDate.of(2026, 11, 23)));
    }

    @Test
    void aDaypartOverMidnightBelongsToItsStartDay() {
        ScheduleResolver resolver = new ScheduleResolver(
                schedule(slot("night", Mode.ROTATE, weekly(DayOfWeek.FRIDAY, "22:00", "02:00"), "n")));

        assertThat(playing(resolver, "2026-11-20T23:00")).isEqualTo("night"); // a Friday
        assertThat(playing(resolver, "2026-11-21T01:59:59")).isEqualTo("night");
        assertThat(playing(resolver, "2026-11-21T02:00")).isEmpty();
        assertThat(playing(resolver, "2026-11-20T01:00")).isEmpty();
        assertThat(playing(resolver, "2026-11-21T23:00")).isEmpty();
    }

    @Test
    void datesIncludeBothEndsAndInstantsAreHalfOpen() {
        ScheduleResolver resolver =
                new ScheduleResolver(schedule(slot("leap", Mode.ROTATE, on("2028-02-29", "2028-02-29"), "x")));
        assertThat(playing(resolver, "2028-02-28T23:59:59")).isEmpty();
        assertThat(playing(resolver, "2028-02-29T00:00")).isEqualTo("leap");
        assertThat(playing(resolver, "2028-02-29T23:59:59")).isEqualTo("leap");
        assertThat(playing(resolver, "2028-03-01T00:00")).isEmpty();
    }

    @Test
    void anItemThatIsNotValidIsPassedOverAndASlotWithoutValidItemsDoesNotCount() {
        Slot news = slot("news", Mode.ROTATE, When.ALWAYS, "old", "new");
        Slot filler = slot("filler", Mode.FILLER, When.ALWAYS, "f");
        Map<Sha256, Schedule.Play> plays = new HashMap<>();
        Validity untilYesterday = new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 22));
        Validity untilToday = new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 23));
        plays.put(item("old"), new Schedule.Play(10_000, untilYesterday));
        plays.put(item("new"), new Schedule.Play(10_000, untilToday));
        plays.put(item("f"), new Schedule.Play(10_000, Samples.LONG));
        ScheduleResolver resolver = new ScheduleResolver(
                new Schedule(Samples.SHANGHAI, Schedule.Light.ALWAYS, List.of(news, filler), plays, List.of()));

        assertThat(((Decision.Playing) resolver.at(at("2026-11-22T00:00:10"))).item())
                .isEqualTo(item("new"));
        assertThat(((Decision.Playing) resolver.at(at("2026-11-23T00:00:00"))).item())
                .isEqualTo(item("new"));
        assertThat(playing(resolver, "2026-11-24T00:00")).isEqualTo("filler");
        assertThat(resolver.explain(at("2026-11-24T00:00")).losers())
                .containsExactly(new Explanation.Loser(news, Explanation.Reason.NO_VALID_ITEM));
    }

    @Test
    void clocksThatJumpMoveNothingButThemselves() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        ScheduleResolver resolver = new ScheduleResolver(
                schedule(berlin, Optional.empty(), slot("night", Mode.ROTATE, daily("02:30", "04:00"), "n")));

        // 29 March 2026: 02:00 is followed by 03:00, so that 02:30 is the moment of the jump.
        assertThat(resolver.at(Instant.parse("2026-03-29T00:59:59Z")).rule()).isEqualTo(Rule.NO_SLOT);
        assertThat(resolver.at(Instant.parse("2026-03-29T01:00:00Z")).rule()).isEqualTo(Rule.ROTATION);
        assertThat(resolver.at(Instant.parse("2026-03-29T02:00:00Z")).rule()).isEqualTo(Rule.NO_SLOT);
        // 25 October 2026: 03:00 is followed by 02:00; it begins at the first 02:30 and lasts until the one 04:00.
        assertThat(resolver.at(Instant.parse("2026-10-25T00:29:59Z")).rule()).isEqualTo(Rule.NO_SLOT);
        assertThat(resolver.at(Instant.parse("2026-10-25T00:30:00Z")).rule()).isEqualTo(Rule.ROTATION);
        assertThat(resolver.at(Instant.parse("2026-10-25T02:59:59Z")).rule()).isEqualTo(Rule.ROTATION);
        assertThat(resolver.at(Instant.parse("2026-10-25T03:00:00Z")).rule()).isEqualTo(Rule.NO_SLOT);
    }

    @Test
    void aMidnightThatComesTwiceAndADayThatIsSkippedHaveOneDecisionEach() {
        Slot slot = slot("a", Mode.ROTATE, When.ALWAYS, "x");
        ScheduleResolver johns = new ScheduleResolver(schedule(ZoneId.of("America/St_Johns"), Optional.empty(), slot));
        LocalDate back = LocalDate.of(2006, 10, 29);
        assertThat(length(johns.timeline(back.minusDays(1))))
                .isEqualTo(Duration.ofHours(24)); // 00:01 → 23:01 is inside the new day
        assertThat(length(johns.timeline(back))).isEqualTo(Duration.ofHours(25));

        ScheduleResolver apia = new ScheduleResolver(schedule(ZoneId.of("Pacific/Apia"), Optional.empty(), slot));
        assertThat(apia.timeline(LocalDate.of(2011, 12, 30))).isEmpty();
        assertThat(length(apia.timeline(LocalDate.of(2011, 12, 31)))).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void theExplanationNamesTheWinnerAndEveryLoser() {
        ScheduleResolver resolver = new ScheduleResolver(schedule(
                slot("a", Mode.ROTATE, 0, 2, When.ALWAYS, "a1"),
                slot("b", Mode.ROTATE, When.ALWAYS, "b1"),
                slot("f", Mode.FILLER, When.ALWAYS, "f1"),
                slot("n", Mode.ROTATE, daily("20:00", "21:00"), "n1"),
                slot("y", Mode.ROTATE, on("2026-01-01", "2026-01-01"), "y1")));
        Explanation why = resolver.explain(at("2026-11-23T00:00:05"));

        assertThat(why.losers().stream().map(l -> l.slot().id() + " " + l.reason()))
                .containsExactly("b WAITING", "f OUTRANKED", "n OUTSIDE_DAYPART", "y NOT_TODAY");
        assertThat(why.lines(Messages.in(Locale.ENGLISH)))
                .startsWith(
                        "2026-11-23 00:00:00 to 2026-11-23 00:00:10: list-a (slot a), item 1 of 1 ["
                                + item("a1").hex().substring(0, 12)
                                + "], 5 s in. It is its turn in the rotation (weight 2).",
                        "Not list-b (slot b): it waits for its turn.")
                .hasSize(5);
        assertThat(why.lines(Messages.in(Locale.CHINESE))).noneMatch(line -> line.contains("schedule."));
    }

    private static Duration length(List<Decision> decisions) {
        return Duration.between(
                decisions.get(0).from(), decisions.get(decisions.size() - 1).until());
    }

    private static String playing(ScheduleResolver resolver, String local) {
        return playing(resolver, at(local));
    }

    private static String playing(ScheduleResolver resolver, Instant at) {
        return resolver.at(at) instanceof Decision.Playing p ? p.slot().id() : "";
    }
}
