package shiliu.player.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static shiliu.player.schedule.Samples.daily;
import static shiliu.player.schedule.Samples.on;
import static shiliu.player.schedule.Samples.part;
import static shiliu.player.schedule.Samples.schedule;
import static shiliu.player.schedule.Samples.slot;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;

class OverviewTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void aDayInStretches() {
        ScheduleResolver resolver = new ScheduleResolver(schedule(
                Samples.SHANGHAI,
                Optional.of(part("07:00", "22:00")),
                slot("f", Mode.FILLER, daily("06:00", "20:00"), "f1"),
                slot("a", Mode.ROTATE, 0, 2, daily("08:00", "12:00"), "a1"),
                slot("b", Mode.ROTATE, daily("10:00", "12:00"), "b1")));
        assertThat(resolver.overview(DAY).stream().map(OverviewTest::text))
                .containsExactly(
                        "00:00-07:00 OUTSIDE_HOURS ",
                        "07:00-08:00 FILLER f 3600s",
                        "08:00-10:00 ROTATION a 7200s",
                        "10:00-12:00 ROTATION a 4800s, b 2400s",
                        "12:00-20:00 FILLER f 28800s",
                        "20:00-22:00 NO_SLOT ",
                        "22:00-00:00 OUTSIDE_HOURS ");
    }

    @Test
    void theRestsOfACappedSlotAreNoStretchesOfTheirOwn() {
        Slot capped = slot("a", Mode.ROTATE, daily("08:00", "10:00"), "a1")
                .within(new Slot.Limits(Optional.of(60), Optional.empty()));
        Slot filler = slot("f", Mode.FILLER, daily("09:00", "20:00"), "f1");
        assertThat(new ScheduleResolver(schedule(capped, filler))
                        .overview(DAY).stream().map(OverviewTest::text))
                .containsExactly(
                        "00:00-08:00 NO_SLOT ",
                        "08:00-09:00 ROTATION a 600s",
                        "09:00-10:00 ROTATION a 600s, f 3000s",
                        "10:00-20:00 FILLER f 36000s",
                        "20:00-00:00 NO_SLOT ");
    }

    @Test
    void aSlotThatNeverComes() {
        Slot over = slot("over", Mode.ROTATE, on("2026-01-01", "2026-02-01"), "x");
        assertThat(concerns(over)).containsExactly(Concern.of(Concern.Kind.NEVER, DAY));
    }

    @Test
    void aSlotWhoseItemsAreOverWhenItComes() {
        Slot late = slot("late", Mode.ROTATE, on("2026-12-24", "2026-12-25"), "x");
        Map<Sha256, Schedule.Play> plays = new HashMap<>();
        plays.put(Samples.item("x"), new Schedule.Play(10_000, new Validity(DAY, DAY.plusDays(7))));
        Schedule schedule = new Schedule(Samples.SHANGHAI, Schedule.Light.ALWAYS, List.of(late), plays, List.of());
        assertThat(new ScheduleResolver(schedule).concerns("late", DAY))
                .containsExactly(Concern.of(Concern.Kind.NO_ITEM, LocalDate.of(2026, 12, 24)));
    }

    @Test
    void aSlotThatIsAlwaysSilenced() {
        Slot news = slot("news", Mode.ROTATE, daily("08:00", "09:00"), "x");
        Slot strong = slot("strong", Mode.TAKEOVER, daily("07:00", "10:00"), "y");
        assertThat(concerns(news, strong)).containsExactly(Concern.of(Concern.Kind.SILENCED, DAY));
    }

    @Test
    void overridesThatMeet() {
        Slot one = slot("one", Mode.OVERRIDE, on("2026-11-25", "2026-11-30"), "x");
        Slot other = slot("two", Mode.OVERRIDE, on("2026-11-28", "2026-12-01"), "y");
        Slot lower = slot("three", Mode.TAKEOVER, When.ALWAYS, "z");
        assertThat(concerns(one, other, lower))
                .containsExactly(new Concern(Concern.Kind.CONFLICT, LocalDate.of(2026, 11, 28), Optional.of(other), 0));
    }

    @Test
    void aDisclosureWithoutItsMinutes() {
        Slot rule = slot("rule", Mode.ROTATE, daily("08:00", "09:00"), "d1", "d2")
                .within(new Slot.Limits(Optional.empty(), Optional.of(40)));
        assertThat(concerns(rule)).containsExactly(new Concern(Concern.Kind.TOO_SHORT, DAY, Optional.empty(), 30));
    }

    @Test
    void festivalsByEachWayOfComing() {
        Festival torch = festival(new Festival.Coming(
                Optional.of(new LunarRule(6, 24, Leap.SKIP)), Optional.empty(), Optional.empty(), List.of()));
        assertThat(torch.known().days().stream().map(Validity::from))
                .containsExactly(LocalDate.of(2025, 7, 18), LocalDate.of(2026, 8, 6), LocalDate.of(2027, 7, 27));
        assertThat(torch.known().days().get(0).until()).isEqualTo(LocalDate.of(2025, 7, 20));
        Festival eve = festival(new Festival.Coming(
                Optional.of(new LunarRule(12, -1, Leap.SKIP)), Optional.empty(), Optional.empty(), List.of()));
        assertThat(eve.known().days().stream().map(Validity::from))
                .containsExactly(LocalDate.of(2025, 1, 28), LocalDate.of(2026, 2, 16), LocalDate.of(2027, 2, 5));
        Festival water = festival(
                new Festival.Coming(Optional.empty(), Optional.of(MonthDay.of(4, 13)), Optional.empty(), List.of()));
        assertThat(water.known().days()).hasSize(3);
        Festival clear = festival(
                new Festival.Coming(Optional.empty(), Optional.empty(), Optional.of(SolarTerm.QINGMING), List.of()));
        assertThat(clear.known().days().get(2).from()).isEqualTo(LocalDate.of(2027, 4, 5));
    }

    private static Festival festival(Festival.Coming coming) {
        return new Festival("x", "节", "festival", Optional.empty(), "a law", 2025, 2027, coming, 3);
    }

    private static List<Concern> concerns(Slot slot, Slot... others) {
        Slot[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of(slot), java.util.Arrays.stream(others))
                .toArray(Slot[]::new);
        return new ScheduleResolver(schedule(all)).concerns(slot.id(), DAY);
    }

    private static String text(Stretch stretch) {
        return clock(stretch.from()) + "-" + clock(stretch.until()) + " " + stretch.rule() + " "
                + stretch.shares().stream()
                        .map(share -> share.slot().id() + " " + share.millis() / 1000 + "s")
                        .collect(Collectors.joining(", "));
    }

    private static String clock(java.time.Instant at) {
        return at.atZone(Samples.SHANGHAI).toLocalTime().toString();
    }
}
