package shiliu.controller.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.SlotRequest;
import shiliu.player.config.Problem;
import shiliu.player.config.ProblemsException;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Leap;
import shiliu.player.schedule.LunarRule;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.Recurrence;
import shiliu.player.schedule.SolarTerm;
import shiliu.player.schedule.When;

/** Files of slots, as the contract has them. */
class SlotFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Festivals FESTIVALS = Tables.sample();

    @TempDir
    Path folder;

    private List<SlotRequest> read(String yaml) throws Exception {
        return SlotFile.read(Files.writeString(folder.resolve("slots.yaml"), yaml), FESTIVALS, TODAY);
    }

    private When when(String yaml) throws Exception {
        return read("slots:\n  - {playlist: unity, screens: [gate], when: " + yaml + "}\n")
                .get(0)
                .when();
    }

    @Test
    void aSlotMayNotBeCalledAlert() {
        ProblemsException refused = catchThrowableOfType(
                ProblemsException.class, () -> read("slots:\n  - {id: alert, playlist: unity, screens: [gate]}\n"));
        assertThat(refused.problems()).hasSize(1).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("publish.slot-reserved");
            assertThat(problem.line()).isEqualTo(2);
        });
    }

    @Test
    void everyFieldIsRead() throws Exception {
        List<SlotRequest> slots = read("""
                slots:
                  - slot:
                      id: rush
                      playlist: unity
                      screens: ["#outdoor & !@jinhui", hall]
                      when:
                        dates: {from: 2026-12-01, until: 2026-12-31}
                        days: [周一, wed, 周五]
                        daypart: 7:00-9:00
                        except: [2026-12-25, {from: 2026-12-28, until: 2026-12-29}]
                      mode: takeover
                      priority: 5
                      weight: 2
                      cap-per-hour: 6
                      minutes-a-day: 20
                  - {playlist: news, screens: '*', when: 工作日 7:00-9:00}
                  - {playlist: news, screens: [gate]}
                """);
        assertThat(slots).hasSize(3);
        SlotRequest first = slots.get(0);
        assertThat(first.id()).contains("rush");
        assertThat(first.screens()).containsExactly("#outdoor & !@jinhui", "hall");
        assertThat(first.when())
                .isEqualTo(new When(
                                Optional.of(days("2026-12-01", "2026-12-31")),
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
                                Optional.of(new Daypart(LocalTime.of(7, 0), LocalTime.of(9, 0))))
                        .but(days("2026-12-25", "2026-12-25"), days("2026-12-28", "2026-12-29")));
        assertThat(first.mode()).isEqualTo(Mode.TAKEOVER);
        assertThat(List.of(first.priority(), first.weight(), first.capPerHour(), first.minutesADay()))
                .containsExactly(Optional.of(5), Optional.of(2), Optional.of(6), Optional.of(20));
        assertThat(slots.get(1).when().days()).hasSize(5);
        assertThat(slots.get(2).when()).isEqualTo(When.ALWAYS);
    }

    private static Validity days(String from, String until) {
        return new Validity(LocalDate.parse(from), LocalDate.parse(until));
    }

    /** In braces YAML ends a value at the comma; people need not know that. */
    @Test
    void occasionsAreRead() throws Exception {
        LunarRule torch = new LunarRule(6, 24, Leap.SKIP);
        assertThat(when("{lunar: lunar(6,24)}")).isEqualTo(When.ALWAYS.on(Occasion.of(torch, Reach.NONE)));
        assertThat(when("{lunar: 农历六月廿四, daypart: 19:00-22:00}").occasions())
                .containsExactly(Occasion.of(torch, Reach.NONE));
        assertThat(when("{lunar: 'lunar(6,24,both)'}").occasions())
                .containsExactly(Occasion.of(new LunarRule(6, 24, Leap.BOTH), Reach.NONE));
        assertThat(when("{lunar: lunar(12,-1)}").occasions())
                .containsExactly(Occasion.of(new LunarRule(12, -1, Leap.SKIP), Reach.NONE));
        assertThat(when("{solar-term: 清明前后3天}").occasions())
                .containsExactly(Occasion.of(SolarTerm.QINGMING, new Reach(3, 3, Optional.empty(), Optional.empty())));
        assertThat(when("{festival: [火把节, spring-festival]}").occasions())
                .containsExactly(
                        Occasion.festival("torch", Reach.NONE), Occasion.festival("spring-festival", Reach.NONE));
        assertThat(when("{festival: 春节前7天至当天18:00}").occasions())
                .containsExactly(Occasion.festival(
                        "spring-festival", new Reach(7, -2, Optional.empty(), Optional.of(LocalTime.of(18, 0)))));
    }

    @Test
    void rulesAreRead() throws Exception {
        assertThat(when("{rrule: FREQ=MONTHLY;BYDAY=-1FR}").rrule())
                .contains(new Recurrence(TODAY.atStartOfDay(), "FREQ=MONTHLY;BYDAY=-1FR", Optional.empty()));
        assertThat(when("{rrule: {start: 2026-11-02T07:00, rule: FREQ=DAILY;INTERVAL=2, lasts: 90m}}")
                        .rrule())
                .contains(new Recurrence(
                        LocalDate.of(2026, 11, 2).atTime(7, 0),
                        "FREQ=DAILY;INTERVAL=2",
                        Optional.of(Duration.ofMinutes(90))));
    }

    @Test
    void everyMistakeIsFoundWithItsPlace() {
        ProblemsException refused = catchThrowableOfType(ProblemsException.class, () -> read("""
                slots:
                  - playlist: Unity!
                    screens: [gate, "#a &"]
                    when: 工作日 25:00-26:00
                  - playlist: unity
                    screens: [gate]
                    when:
                      days: [someday]
                      daypart: 7-9
                      festival: 火抱节
                      lunar: lunar(13,1)
                      rrule: FREQ=OFTEN
                      dates: {from: 2026-12-31, until: 2026-12-01}
                    weigth: 5
                  - {id: a, playlist: unity, screens: [gate], when: "清明，2099-01-01至2101-01-01"}
                  - {id: a, playlist: unity, screens: [gate], cap-per-hour: 0}
                """));
        assertThat(refused.problems())
                .extracting(Problem::line, Problem::code)
                .containsExactly(
                        tuple(2, "config.id"),
                        tuple(3, "timing.screens-expected"),
                        tuple(4, "timing.no-such-time"),
                        tuple(8, "timing.not-days"),
                        tuple(9, "timing.not-daypart"),
                        tuple(10, "timing.festival-unknown"),
                        tuple(11, "timing.not-lunar"),
                        tuple(12, "timing.bad-rule"),
                        tuple(13, "timing.until-before-from"),
                        tuple(14, "config.field-unknown"),
                        tuple(15, "timing.outside-years"),
                        tuple(16, "timing.slot-twice"),
                        tuple(16, "config.number-range"));
        assertThat(refused.problems().get(5).suggestion().arguments().get(0)).isEqualTo("火把节");
    }
}
