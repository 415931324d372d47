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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;

class SchedulePropertiesTest {
    /** Days on which clocks jump somewhere, and ordinary ones. */
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25), LocalDate.of(2028, 2, 29), LocalDate.of(2026, 4, 5));

    private static final Validity FAIR = new Validity(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 25));
    private static final FestivalDays FESTIVAL =
            new FestivalDays("fair", new Validity(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31)), List.of(FAIR));
    private static final Reach AROUND = new Reach(1, 1, Optional.empty(), Optional.empty());
    private static final Recurrence ODD_DAYS = new Recurrence(
            LocalDate.of(2026, 1, 1).atStartOfDay(),
            "FREQ=MONTHLY;BYMONTHDAY=1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31",
            Optional.empty());

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
                List<Slot> uncapped = open.stream()
                        .filter(s -> s.limits().capPerHour().isEmpty())
                        .toList();
                boolean lit = (schedule.light().hours().isEmpty()
                                || within(schedule.light().hours().get(), at, schedule.zone()))
                        && schedule.light().quiet().stream().noneMatch(part -> within(part, at, schedule.zone()));
                if (decision instanceof Decision.Playing playing) {
                    assertThat(lit).isTrue();
                    assertThat(open).contains(playing.slot());
                    assertThat(uncapped).noneMatch(s -> outranks(s, playing.slot()));
                } else {
                    assertThat(lit && !uncapped.isEmpty()).isFalse();
                }
            }
        }
    }

    @Property(tries = 100, seed = "20261123")
    void whatIsOutrankedNeverChangesWhatPlays(@ForAll("schedules") Schedule schedule, @ForAll("days") LocalDate day) {
        ScheduleResolver all = new ScheduleResolver(schedule);
        for (Slot weakest : schedule.slots()) {
            List<Slot> stronger =
                    schedule.slots().stream().filter(s -> !outranks(weakest, s)).toList();
            ScheduleResolver fewer = new ScheduleResolver(
                    new Schedule(schedule.zone(), schedule.light(), stronger, schedule.items(), schedule.festivals()));
            for (Decision decision : all.timeline(day)) {
                if (decision instanceof Decision.Playing p && !outranks(weakest, p.slot())) {
                    assertThat(fewer.at(decision.from())).isEqualTo(decision);
                }
            }
        }
    }

    @Property(tries = 40, seed = "20261126")
    void theTimelineIsWhatSteppingSecondBySecondFinds(
            @ForAll("schedules") Schedule schedule, @ForAll("days") LocalDate day) {
        List<Decision> timeline = new ScheduleResolver(schedule).timeline(day);
        ScheduleResolver stepped = new ScheduleResolver(schedule);
        LocalDays days = new LocalDays(schedule.zone());
        int next = 0;
        Instant end = days.start(day.plusDays(1));
        for (Instant at = days.start(day); at.isBefore(end); at = at.plusSeconds(1)) {
            while (!timeline.get(next).until().isAfter(at)) {
                next++;
            }
            if (!stepped.at(at).equals(timeline.get(next))) {
                assertThat(stepped.at(at)).as(at.toString()).isEqualTo(timeline.get(next));
            }
        }
        assertThat(next).isEqualTo(timeline.size() - 1);
    }

    @Property(tries = 100, seed = "20261126")
    void theExplanationNamesTheSameWinnerAndEveryOtherSlotOnce(
            @ForAll("schedules") Schedule schedule, @ForAll("days") LocalDate day, @ForAll Random random) {
        ScheduleResolver resolver = new ScheduleResolver(schedule);
        for (int i = 0; i < 20; i++) {
            Instant at = new LocalDays(schedule.zone()).start(day).plusMillis(random.nextInt(DayClock.DAY));
            Explanation why = resolver.explain(at);
            assertThat(why.decision()).isEqualTo(resolver.at(at));
            List<String> named = new ArrayList<>(
                    why.losers().stream().map(loser -> loser.slot().id()).toList());
            why.decision().play().ifPresent(play -> named.add(play.slot().id()));
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(
                            schedule.slots().stream().map(Slot::id).toList());
        }
    }

    @Property(tries = 100, seed = "20261126")
    void noCapIsExceededInAnyHour(@ForAll("schedules") Schedule schedule, @ForAll("days") LocalDate day) {
        Map<String, List<Instant>> begins = new HashMap<>();
        for (Decision decision : new ScheduleResolver(schedule).timeline(day)) {
            decision.play()
                    .filter(p -> p.slot().limits().capPerHour().isPresent())
                    .ifPresent(p -> {
                        List<Instant> own = begins.computeIfAbsent(p.slot().id(), id -> new ArrayList<>());
                        own.add(p.from());
                        int cap = p.slot().limits().capPerHour().get();
                        if (own.size() > cap) {
                            assertThat(own.get(own.size() - 1 - cap))
                                    .isBeforeOrEqualTo(p.from().minusSeconds(3600));
                        }
                    });
        }
    }

    @Property(tries = 100, seed = "20261123")
    void twoResolversAgreeWhateverTheOrderOfSlots(
            @ForAll("schedules") Schedule schedule, @ForAll("days") LocalDate day, @ForAll Random random) {
        List<Slot> shuffled = new ArrayList<>(schedule.slots());
        Collections.shuffle(shuffled, random);
        Schedule other =
                new Schedule(schedule.zone(), schedule.light(), shuffled, schedule.items(), schedule.festivals());
        assertThat(new ScheduleResolver(other).timeline(day)).isEqualTo(new ScheduleResolver(schedule).timeline(day));
    }

    @Property(tries = 200, seed = "20261123")
    void turnsStayWithinOneOfTheirWeightsShare(@ForAll("weights") List<Integer> weights) {
        Slot[] slots = new Slot[weights.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] =
                    Samples.slot("s" + (char) ('a' + i), Mode.ROTATE, 0, weights.get(i), When.ALWAYS, "x" + i, "y" + i);
        }
        int all = weights.stream().mapToInt(Integer::intValue).sum();
        int[] played = new int[slots.length];
        int turn = 0;
        for (Decision decision : new ScheduleResolver(Samples.schedule(slots)).timeline(LocalDate.of(2026, 11, 23))) {
            played[decision.play().orElseThrow().slot().id().charAt(1) - 'a']++;
            turn++;
            for (int i = 0; i < slots.length; i++) {
                double share = (double) turn * weights.get(i) / all;
                if (Math.abs(played[i] - share) >= 1.0) {
                    assertThat(played[i]).as("turn " + turn + " of " + weights).isEqualTo(share);
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Integer>> weights() {
        return Arbitraries.oneOf(Arbitraries.integers().between(1, 100), Arbitraries.of(1, 2, 8, 99))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
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
                        .filter(start -> when.except().stream().noneMatch(out -> out.contains(start)))
                        .filter(start -> when.rrule().isEmpty() || start.getDayOfMonth() % 2 == 1)
                        .filter(start -> when.occasions().isEmpty() || near(start))
                        .anyMatch(start -> when.daypart()
                                .map(part -> within(part, start, at, schedule.zone()))
                                .orElse(start.equals(today)));
    }

    /** The days of the festival of these tests, and of Clear and Bright 2026, one day around them. */
    private static boolean near(LocalDate day) {
        return FAIR.contains(day.plusDays(1))
                || FAIR.contains(day.minusDays(1))
                || FAIR.contains(day)
                || (day.getYear() == 2026
                        && Math.abs(day.getDayOfYear()
                                        - LocalDate.of(2026, 4, 5).getDayOfYear())
                                <= 1);
    }

    private static boolean outranks(Slot one, Slot other) {
        int byMode = one.mode().compareTo(other.mode());
        return byMode > 0 || (byMode == 0 && one.mode() == Mode.TAKEOVER && one.priority() > other.priority());
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
        Arbitrary<List<Validity>> except = dates.list().ofMaxSize(1);
        Arbitrary<List<Occasion>> occasions = Arbitraries.of(
                List.of(),
                List.of(),
                List.of(Occasion.of(SolarTerm.QINGMING, AROUND), Occasion.festival("fair", AROUND)));
        Arbitrary<When> when = Combinators.combine(
                        dates.optional(0.4),
                        week,
                        parts.optional(0.7),
                        Arbitraries.just(ODD_DAYS).optional(0.2),
                        except,
                        occasions)
                .as(When::new);
        Arbitrary<Slot.Limits> limits = Combinators.combine(
                        Arbitraries.of(1, 7, 30, 400).optional(0.2),
                        Arbitraries.of(1, 60, 1_000).optional(0.2))
                .as(Slot.Limits::new);
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
                        Arbitraries.integers().between(1, 4),
                        limits)
                .as((id, items, w, mode, priority, weight, limit) -> new Slot(
                        "s" + id,
                        "p",
                        items.stream().map(i -> Samples.item("i" + i)).toList(),
                        w,
                        mode,
                        priority,
                        weight,
                        limit));
        return Combinators.combine(
                        Arbitraries.of(ZONES),
                        parts.optional(0.3),
                        parts.list().ofMaxSize(1),
                        slot.list().uniqueElements(Slot::id).ofMaxSize(7),
                        dates)
                .as((zone, hours, quiet, slots, dated) ->
                        new Schedule(zone, new Schedule.Light(hours, quiet), slots, plays(dated), List.of(FESTIVAL)));
    }

    private static Map<Sha256, Schedule.Play> plays(Validity dated) {
        Map<Sha256, Schedule.Play> plays = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            plays.put(Samples.item("i" + i), new Schedule.Play(60_000L + 37_001L * i, i < 2 ? dated : Samples.LONG));
        }
        return plays;
    }
}
