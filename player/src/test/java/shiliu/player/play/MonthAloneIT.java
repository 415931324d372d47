package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Decision;
import shiliu.player.schedule.FestivalDays;
import shiliu.player.schedule.Leap;
import shiliu.player.schedule.LunarRule;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.Recurrence;
import shiliu.player.schedule.Rule;
import shiliu.player.schedule.ScheduleResolver;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;

/** A player that lost its controller on the first day: thirty days by the manifest and its own clock, power cuts among them. */
class MonthAloneIT {
    private static final Validity LONG = new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2027, 3, 31));
    private static final LocalDate FAIR = LocalDate.of(2026, 11, 20);

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final TestTime time = new TestTime(Office.NOON);
    private final TestSource source = new TestSource(office, time);
    private final Manifest.Entry news = entry("新闻");
    private final Manifest.Entry notice = entry("通知");
    private final Manifest.Entry fair = entry("赶集");
    private final Manifest.Entry moon = entry("初一");
    private final Manifest.Entry loop = entry("民族团结一家亲");

    private Manifest.Entry entry(String text) {
        Submission plain = Office.slogan(text);
        return office.entry(
                new Submission(plain.format(), plain.playlist(), plain.community(), plain.author(), LONG, plain.item()),
                "wang");
    }

    @Test
    void thirtyDaysByItselfThenTheSafeCard() throws Exception {
        Manifest manifest = manifest();
        source.serve(manifest);
        try (Rig rig = new Rig(folder, time, source)) {
            rig.awaitVersion(1);
        }
        source.down(true);
        Random random = new Random(20261126);
        Instant end = manifest.expires();
        int dark = 0;
        int shown = 0;
        for (int boot = 0; boot < 6; boot++) {
            try (Rig rig = new Rig(folder, time, source)) {
                rig.awaitVersion(1);
                ScheduleResolver expected =
                        new ScheduleResolver(rig.cache.current().orElseThrow().schedule());
                for (int look = 0; look < 15; look++) {
                    rig.pass(Duration.ofSeconds(3_600L * 6 + random.nextInt(7_200))
                            .plusMillis(random.nextInt(1_000)));
                    Decision decision = expected.at(time.instant());
                    if (time.instant().isAfter(end)) {
                        break;
                    }
                    await().atMost(Duration.ofSeconds(20)).until(() -> shows(rig, decision));
                    dark += decision.rule() == Rule.OUTSIDE_HOURS ? 1 : 0;
                    shown += decision.play().isPresent() ? 1 : 0;
                }
            }
        }
        try (Rig rig = new Rig(folder, time, source)) {
            // What the player went on by is kept, as often as it looked for its controller.
            assertThat(rig.cache.lastGoodTime().orElseThrow())
                    .isAfter(Office.NOON.plus(Duration.ofDays(1)))
                    .isBeforeOrEqualTo(time.instant());
        }
        assertThat(Duration.between(Office.NOON, time.instant())).isGreaterThan(Duration.ofDays(25));
        assertThat(dark).isGreaterThan(5);
        assertThat(shown).isGreaterThan(40);
        try (Rig rig = new Rig(folder, time, source)) {
            rig.pass(Duration.between(time.instant(), end).minusMillis(1));
            rig.awaitWhat(Report.What.ITEM);
            rig.pass(Duration.ofMillis(1)).awaitWhat(Report.What.SAFE_CARD);
        }
    }

    private static boolean shows(Rig rig, Decision decision) {
        return decision.rule() == Rule.OUTSIDE_HOURS
                ? rig.node
                        .player()
                        .showing()
                        .filter(s -> s.what() == Report.What.OFF)
                        .isPresent()
                : rig.item().equals(decision.play().map(Decision.Playing::item));
    }

    private Manifest manifest() {
        Manifest plain = Office.manifest(1, news, notice, fair, moon, loop);
        Daypart hours = new Daypart(LocalTime.of(7, 0), LocalTime.of(22, 0));
        Screen gate = plain.screen();
        Screen screen = new Screen(
                gate.id(),
                gate.name(),
                gate.community(),
                gate.tags(),
                gate.size(),
                gate.colour(),
                10,
                15,
                gate.zone(),
                Optional.of(hours),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Daypart(LocalTime.of(12, 30), LocalTime.of(14, 0))),
                Optional.empty());
        When workdays =
                new When(Optional.empty(), Set.of(), Optional.of(new Daypart(LocalTime.of(8, 0), LocalTime.of(19, 0))));
        When mondays = When.ALWAYS.by(
                new Recurrence(LocalDate.of(2026, 11, 2).atStartOfDay(), "FREQ=WEEKLY;BYDAY=MO,TH", Optional.empty()));
        When months = When.ALWAYS.on(
                Occasion.of(new LunarRule(10, -1, Leap.SKIP), new Reach(0, 1, Optional.empty(), Optional.empty())));
        When market = When.ALWAYS.on(Occasion.festival("fair", Reach.NONE));
        List<Slot> slots = List.of(
                slot("fair", fair, market, Mode.TAKEOVER),
                slot("loop", loop, When.ALWAYS, Mode.FILLER),
                slot("moon", moon, months, Mode.TAKEOVER),
                slot("news", news, workdays, Mode.ROTATE),
                slot("notice", notice, mondays, Mode.ROTATE));
        FestivalDays days = new FestivalDays("fair", LONG, List.of(new Validity(FAIR, FAIR.plusDays(1))));
        return new Manifest(1, screen, 1, plain.created(), plain.expires(), 1, slots, plain.items(), List.of(days));
    }

    private static Slot slot(String id, Manifest.Entry entry, When when, Mode mode) {
        return new Slot(id, "unity", List.of(hash(entry)), when, mode, 0, 1);
    }

    private static Sha256 hash(Manifest.Entry entry) {
        return entry.item().sha256();
    }
}
