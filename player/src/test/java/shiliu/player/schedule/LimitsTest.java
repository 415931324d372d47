package shiliu.player.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static shiliu.player.schedule.Samples.at;
import static shiliu.player.schedule.Samples.daily;
import static shiliu.player.schedule.Samples.schedule;
import static shiliu.player.schedule.Samples.slot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every item plays 10 s. */
class LimitsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static Slot.Limits cap(int plays) {
        return new Slot.Limits(Optional.of(plays), Optional.empty());
    }

    private static Slot.Limits minutes(int minutes) {
        return new Slot.Limits(Optional.empty(), Optional.of(minutes));
    }

    @Test
    void aCapSpreadsThePlaysOverTheHour() {
        Slot capped = slot("a", Mode.ROTATE, 0, 100, When.ALWAYS, "a1", "a2").within(cap(4));
        Slot other = slot("b", Mode.ROTATE, When.ALWAYS, "b1");
        List<Decision.Playing> plays = plays(new ScheduleResolver(schedule(capped, other)), "a");
        // It rests at midnight: it may have played just before.
        assertThat(plays).hasSize(4 * 24 - 1);
        for (int i = 1; i < plays.size(); i++) {
            assertThat(plays.get(i).from())
                    .isAfterOrEqualTo(plays.get(i - 1).from().plusSeconds(900));
            assertThat(plays.get(i).item()).isNotEqualTo(plays.get(i - 1).item());
        }
    }

    @Test
    void whereACappedSlotRestsTheWeakerPlays() {
        Slot capped =
                slot("a", Mode.TAKEOVER, 5, 1, daily("08:00", "10:00"), "a1").within(cap(6));
        Slot filler = slot("f", Mode.FILLER, When.ALWAYS, "f1", "f2", "f3");
        ScheduleResolver resolver = new ScheduleResolver(schedule(capped, filler));
        assertThat(plays(resolver, "a"))
                .hasSize(12)
                .allSatisfy(
                        play -> assertThat(play.until()).isEqualTo(play.from().plusSeconds(10)));
        assertThat(playing(resolver, "2026-11-23T08:00:09")).isEqualTo("a");
        assertThat(playing(resolver, "2026-11-23T08:00:10")).isEqualTo("f");
        assertThat(playing(resolver, "2026-11-23T08:09:59")).isEqualTo("f");
        assertThat(playing(resolver, "2026-11-23T08:10")).isEqualTo("a");
        // The weaker goes on where it was, it does not begin anew after each turn of the stronger.
        Decision.Playing before = resolver.at(at("2026-11-23T08:09:59")).play().orElseThrow();
        Decision.Playing after = resolver.at(at("2026-11-23T08:10:10")).play().orElseThrow();
        assertThat(after.item()).isNotEqualTo(before.item());
        assertThat(resolver.explain(at("2026-11-23T08:05")).losers())
                .containsExactly(new Explanation.Loser(capped, Explanation.Reason.CAP_REACHED));
    }

    @Test
    void aCapOverACutStillHolds() {
        Slot capped = slot("a", Mode.ROTATE, When.ALWAYS, "a1").within(cap(2));
        Slot other = slot("b", Mode.ROTATE, daily("08:05", "08:10"), "b1");
        List<Decision.Playing> plays = plays(new ScheduleResolver(schedule(capped, other)), "a");
        for (int i = 1; i < plays.size(); i++) {
            assertThat(plays.get(i).from())
                    .isAfterOrEqualTo(plays.get(i - 1).from().plusSeconds(1800));
        }
        assertThat(plays).hasSizeBetween(47, 48);
    }

    @Test
    void aDisclosureGetsItsMinutesHoweverLittleItsWeight() {
        Slot news = slot("news", Mode.ROTATE, 0, 50, daily("07:00", "22:00"), "n1", "n2");
        Slot rule = slot("rule", Mode.ROTATE, daily("07:00", "22:00"), "d1", "d2", "d3")
                .within(minutes(30));
        ScheduleResolver resolver = new ScheduleResolver(schedule(news, rule));
        List<AirTime> times = times(resolver, "rule");
        assertThat(times).hasSize(3).allSatisfy(time -> {
            assertThat(time.tooShort()).isFalse();
            assertThat(time.millis()).isBetween(30 * 60_000L, 32 * 60_000L);
        });
        assertThat(times(resolver, "news"))
                .allSatisfy(time -> assertThat(time.millis()).isGreaterThan(6 * 3_600_000L));
    }

    @Test
    void minutesAreSharedOutOverThePartsOfTheDay() {
        Slot rule = slot("rule", Mode.ROTATE, When.ALWAYS, "d1", "d2").within(minutes(60));
        Slot news = slot("news", Mode.ROTATE, 0, 90, When.ALWAYS, "n1");
        Slot more = slot("more", Mode.ROTATE, 0, 90, daily("10:00", "16:00"), "m1");
        Slot stop = slot("stop", Mode.TAKEOVER, daily("12:00", "14:00"), "t1");
        List<AirTime> times = times(new ScheduleResolver(schedule(rule, news, more, stop)), "rule");
        assertThat(times).allSatisfy(time -> assertThat(time.millis()).isBetween(60 * 60_000L, 64 * 60_000L));
    }

    @Test
    void minutesAreHadInADayThatIsCutAllTheTime() {
        Slot rule = slot("rule", Mode.ROTATE, When.ALWAYS, "d1", "d2", "d3", "d4", "d5")
                .within(minutes(20));
        Slot news = slot("news", Mode.ROTATE, 0, 90, When.ALWAYS, "n1");
        Recurrence often = new Recurrence(
                DAY.atStartOfDay(), "FREQ=MINUTELY;INTERVAL=10", Optional.of(java.time.Duration.ofMinutes(2)));
        Slot comesAndGoes = slot("more", Mode.ROTATE, 0, 90, When.ALWAYS.by(often), "m1");
        List<AirTime> times = times(new ScheduleResolver(schedule(rule, news, comesAndGoes)), "rule");
        assertThat(times).hasSize(5).allSatisfy(time -> {
            assertThat(time.tooShort()).isFalse();
            assertThat(time.millis()).isLessThan(36 * 60_000L);
        });
    }

    @Test
    void aCapHoldsOverMidnight() {
        Slot night = slot("a", Mode.ROTATE, daily("23:30", "00:30"), "a1").within(cap(1));
        ScheduleResolver resolver = new ScheduleResolver(schedule(night, slot("f", Mode.FILLER, When.ALWAYS, "f1")));
        assertThat(plays(resolver, "a"))
                .singleElement()
                .satisfies(play -> assertThat(play.from()).isEqualTo(at("2026-11-23T23:30")));
        assertThat(resolver.explain(at("2026-11-23T00:10")).losers())
                .containsExactly(new Explanation.Loser(night, Explanation.Reason.CAP_REACHED));
    }

    @Test
    void whatACapKeepsASlotFromIsLeftToTheOthersInFairShares() {
        Slot news = slot("news", Mode.ROTATE, 0, 10, When.ALWAYS, "n1");
        Slot rule = slot("rule", Mode.ROTATE, 0, 1, When.ALWAYS, "d1").within(minutes(200));
        Slot rare = slot("rare", Mode.ROTATE, 0, 100, When.ALWAYS, "r1").within(cap(1));
        List<AirTime> times = times(new ScheduleResolver(schedule(news, rule, rare)), "rule");
        assertThat(times.get(0).millis()).isBetween(200 * 60_000L, 204 * 60_000L);
    }

    @Test
    void minutesAreNotMissedByATurn() {
        for (int minutes : new int[] {3, 7, 11, 19, 29}) {
            Slot rule = slot("rule", Mode.ROTATE, daily("08:15", "12:35"), "d1", "d2")
                    .within(minutes(minutes));
            Slot stop = slot("stop", Mode.TAKEOVER, daily("08:00", "11:05"), "t1");
            Slot often = slot("often", Mode.TAKEOVER, 1, 1, When.ALWAYS, "o1").within(cap(100));
            Slot news = slot("news", Mode.ROTATE, 0, 77, When.ALWAYS, "n1", "n2", "n3");
            ScheduleResolver resolver = new ScheduleResolver(schedule(rule, stop, often, news));
            assertThat(times(resolver, "rule")).as(minutes + " minutes").noneMatch(AirTime::tooShort);
        }
    }

    @Test
    void whatCannotBeHadIsTooShort() {
        Slot rule =
                slot("rule", Mode.ROTATE, daily("08:00", "09:00"), "d1", "d2").within(minutes(40));
        Slot news = slot("news", Mode.ROTATE, When.ALWAYS, "n1");
        List<AirTime> times = times(new ScheduleResolver(schedule(rule, news)), "rule");
        assertThat(times).allSatisfy(time -> assertThat(time.tooShort()).isTrue());
        // As much as there is, and the others are not silenced.
        assertThat(times.stream().mapToLong(AirTime::millis).sum()).isBetween(54 * 60_000L, 58 * 60_000L);
    }

    @Test
    void aSlotThatHasEnoughAnywayKeepsItsWeight() {
        Slot rule = slot("rule", Mode.ROTATE, 0, 1, When.ALWAYS, "d1");
        Slot news = slot("news", Mode.ROTATE, 0, 1, When.ALWAYS, "n1");
        ScheduleResolver plain = new ScheduleResolver(schedule(rule, news));
        ScheduleResolver limited = new ScheduleResolver(schedule(rule.within(minutes(30)), news));
        List<String> one = ids(plain);
        assertThat(ids(limited)).isEqualTo(one);
    }

    private static List<String> ids(ScheduleResolver resolver) {
        return resolver.timeline(DAY).stream()
                .flatMap(d -> d.play().stream())
                .map(p -> p.slot().id())
                .toList();
    }

    private static List<AirTime> times(ScheduleResolver resolver, String slot) {
        return resolver.airTime(DAY).stream()
                .filter(time -> time.slot().id().equals(slot))
                .toList();
    }

    private static String playing(ScheduleResolver resolver, String at) {
        return resolver.at(at(at)).play().map(play -> play.slot().id()).orElse("");
    }

    private static List<Decision.Playing> plays(ScheduleResolver resolver, String slot) {
        List<Decision.Playing> plays = new ArrayList<>();
        resolver.timeline(DAY).forEach(decision -> decision.play().ifPresent(plays::add));
        return plays.stream().filter(play -> play.slot().id().equals(slot)).toList();
    }
}
