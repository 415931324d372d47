package shiliu.player.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;

class SchedulePropertiesTest {
    /** Days on which clocks jump somewhere, and ordinary ones. */
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25), LocalDate.of(2028, 2, 29), LocalDate.of(2026, 4, 5));

    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("Europe/Berlin"), ZoneId.of("Australia/Lord_Howe"));

    @Property(tries = 150, seed = "20261123")
    void exactlyOneDecisionHoldsAtEveryInstant(
            @ForAll("schedules") Schedule schedule, @ForAll("days") LocalDate day, @ForAll Random random) {
        ScheduleResolver resolver = new ScheduleResolver(schedule);
        List<Decision> timeline = resolver.timeline(day);
        LocalDays days = new LocalDays(schedule.zone());
        assertThat(timeline.get(0).from()).isBeforeOrEqualTo(days.start(day));
        assertThat(timeline.get(timeline.size() - 1).until()).isAfterOrEqualTo(days.start(day.plusDays(1)));
        Instant expected = timeline.get(0).from();
        for (Decision decision : timeline) {
            assertThat(decision.from()).isEqualTo(expected).isBefore(decision.until());
            expected = decision.until();
        }
        for (int i = 0; i < 20; i++) {
            Decision decision = timeline.get(random.nextInt(timeline.size()));
            long millis = Duration.between(decision.from(), decision.until()).toMillis();
            Instant inside = decision.from().plusMillis(random.nextLong(millis));
            if (days.whole(day).holds(inside)) {
                assertThat(resolver.at(inside)).isEqualTo(decision);
            }
        }
    }

    @Property(tries = 150, seed = "20261123")
    void noPlayLeavesItsSlotAndNothingStrongerIsPassedOver(
            @ForAll("schedules") Schedule schedule, @ForAll("days") LocalDate day) {
        for (Decision decision : new ScheduleResolver(schedule).timeline(day)) {
            for (Instant at : List.of(decision.from(), decision.until().minusMillis(1))) {
                List<Slot> open = schedule.slots().stream()
                        .filter(s -> may(s, schedule, at))
                        .toList();
                boolean lit =
                        schedule.hours().isEmpty() || within(schedule.hours().get(), at, schedule.zone());
                if (decision instanceof Decision.Playing playing) {
                    assertThat(lit).isTrue();
                    assertThat(open).contains(playing.slot());
                    assertThat(open)
                            .noneMatch(s -> s.mode().compareTo(playing.slot().mode()) > 0);
                    assertThat(open)
                            .noneMatch(s -> playing.slot().mode() == Mode.TAKEOVER
                                    && s.mode() == Mode.TAKEOVER
                                    && s.priority() > playing.slot().priority());
                } else {
                    assertThat(lit && !open.isEmpty()).isFalse();
                }
            }
        }
    }

    @Property(tries = 100, seed = "20261123")
    void whatIsOutrankedNeverChangesWhatPlays(@ForAll("schedules") Schedule schedule, @ForAll("days") LocalDate day) {
        ScheduleResolver all = new ScheduleResolver(schedule);
        for (Mode mode : Mode.values()) {
            List<Slot> stronger = schedule.slots().stream()
                    .filter(s -> s.mode().compareTo(mode) >= 0)
                    .toList();
            ScheduleResolver fewer =
                    new ScheduleResolver(new Schedule(schedule.zone(), schedule.hours(), stronger, schedule.items()));
            for (Decision decision : all.timeline(day)) {
                if (decision instanceof Decision.Playing p && p.slot().mode().compareTo(mode) >= 0) {
                    assertThat(fewer.at(decision.from())).isEqualTo(decision);
                }
            }
        }
    }

    @Property(tries = 100, seed = "20261123")
    void twoResolversAgreeWhateverTheOrderOfSlots(
            @ForAll("schedules") Schedule schedule, @ForAll("days") LocalDate day, @ForAll Random random) {
        List<Slot> shuffled = new ArrayList<>(schedule.slots());
        Collections.shuffle(shuffled, random);
        Schedule other = new Schedule(schedule.zone(), schedule.hours(), shuffled, schedule.items());
        assertThat(new ScheduleResolver(other).timeline(day)).isEqualTo(new ScheduleResolver(schedule).timeline(day));
    }

    @Property(tries = 100, seed = "20261123")
    void turnsStayWithinOneOfTheirWeightsShare(
            @ForAll @IntRange(min = 1, max = 9) int a,
            @ForAll @IntRange(min = 1, max = 9) int b,
            @ForAll @IntRange(min = 1, max = 9) int c,
            @ForAll @IntRange(min = 1, max = 200) int turns) {
        int[] weights = {a, b, c};
        Slot[] slots = new Slot[3];
        for (int i = 0; i < 3; i++) {
            slots[i] = Samples.slot("s" + i, Mode.ROTATE, 0, weights[i], When.ALWAYS, "x" + i, "y" + i);
        }
        ScheduleResolver resolver = new ScheduleResolver(Samples.schedule(slots));
        Map<String, Integer> played = new HashMap<>();
        for (int turn = 0; turn < turns; turn++) {
            Decision.Playing now = (Decision.Playing)
                    resolver.at(Samples.at("2026-11-23T00:00").plusSeconds(10L * turn));
            played.merge(now.slot().id(), 1, Integer::sum);
        }
        for (int i = 0; i < 3; i++) {
            double share = (double) turns * weights[i] / (a + b + c);
            assertThat(Math.abs(played.getOrDefault("s" + i, 0) - share)).isLessThanOrEqualTo(1.0);
        }
    }

    /** The rule of a slot once more, by clock comparison instead of spans; jumps are left to the exact examples. */
    private static boolean may(Slot slot, Schedule schedule, Instant at) {
        LocalDate today = at.atZone(schedule.zone()).toLocalDate();
        boolean valid = slot.items().stream()
                .anyMatch(i -> schedule.items().get(i).valid().contains(today));
        When when = slot.when();
        return valid
                && List.of(today, today.minusDays(1)).stream()
                        .filter(start ->
                                when.dates().isEmpty() || when.dates().get().contains(start))
                        .filter(start -> when.days().isEmpty() || when.days().contains(start.getDayOfWeek()))
                        .anyMatch(start -> when.daypart()
                                .map(part -> within(part, start, at, schedule.zone()))
                                .orElse(start.equals(today)));
    }

    private static boolean within(Daypart part, Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return within(part, today, at, zone) || within(part, today.minusDays(1), at, zone);
    }

    private static boolean within(Daypart part, LocalDate start, Instant at, ZoneId zone) {
        Span span = new LocalDays(zone).span(part, start);
        return span.holds(at);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.of(DAYS);
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 24 * 12 - 1).map(five -> LocalTime.MIDNIGHT.plusMinutes(5L * five));
        Arbitrary<Daypart> parts = Combinators.combine(times, times).as(Daypart::new);
        Arbitrary<Validity> dates = Combinators.combine(
                        Arbitraries.of(DAYS), Arbitraries.integers().between(-2, 2))
                .as((day, shift) -> new Validity(day.plusDays(Math.min(0, shift)), day.plusDays(Math.max(0, shift))));
        Arbitrary<Set<DayOfWeek>> week = Arbitraries.of(DayOfWeek.class).set().ofMaxSize(3);
        Arbitrary<When> when = Combinators.combine(dates.optional(0.4), week, parts.optional(0.7))
                .as(When::new);
        Arbitrary<Slot> slot = Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers()
                                .between(0, 4)
                                .list()
                                .uniqueElements()
                                .ofMinSize(1),
                        when,
                        Arbitraries.of(Mode.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 4))
                .as((id, items, w, mode, priority, weight) -> new Slot(
                        "s" + id,
                        "p",
                        items.stream().map(i -> Samples.item("i" + i)).toList(),
                        w,
                        mode,
                        priority,
                        weight));
        return Combinators.combine(
                        Arbitraries.of(ZONES),
                        parts.optional(0.3),
                        slot.list().uniqueElements(Slot::id).ofMaxSize(7),
                        dates)
                .as((zone, hours, slots, dated) -> new Schedule(zone, hours, slots, plays(dated)));
    }

    private static Map<Sha256, Schedule.Play> plays(Validity dated) {
        Map<Sha256, Schedule.Play> plays = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            plays.put(Samples.item("i" + i), new Schedule.Play(60_000L + 37_001L * i, i < 2 ? dated : Samples.LONG));
        }
        return plays;
    }
}
