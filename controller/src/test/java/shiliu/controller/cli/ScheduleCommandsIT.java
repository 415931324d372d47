package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.Explanation;
import shiliu.controller.api.ScheduleChange;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.Timeline;
import shiliu.controller.config.Communities;
import shiliu.controller.http.ControllerServer;
import shiliu.controller.http.Limits;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.Preflight;
import shiliu.controller.office.World;
import shiliu.player.bundle.QuickKeys;
import shiliu.player.cli.Program;
import shiliu.player.cli.Terminal;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/** What staff type about the schedule, one step after the other against one controller over HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScheduleCommandsIT {
    @TempDir
    static Path folder;

    private static World world;
    private static ControllerServer server;

    @BeforeAll
    static void open() throws Exception {
        world = World.staffed(folder.resolve("world"));
        server = ControllerServer.start(
                new ControllerServer.Listen("127.0.0.1", 0, Limits.DEFAULT),
                world.office(),
                new PlaylistReader(Communities.ofIds(Set.of("guangming", "jinhui")), c -> true, Preflight.NONE),
                world.clock);
        Files.writeString(folder.resolve("passphrase"), "correct horse");
        Path home = folder.resolve("edith");
        QuickKeys.create(home.resolve(Identity.KEY), "edith", world.key("edith"), "correct horse");
        new Identity(
                        "edith",
                        server.address().toString(),
                        world.office().accounts().roots())
                .save(home);
        world.approve("rui", world.upload("edith", "news", "共建美好家园").review());
        world.approve("rui", world.upload("edith", "fair", "火把节快乐").review());
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
        world.close();
    }

    private record Said(int exit, String out, String err) {
        <T> T json(Class<T> type) throws JsonException {
            return Json.read(out.getBytes(StandardCharsets.UTF_8), type);
        }

        <T> List<T> list(Class<T> type) throws JsonException {
            return Json.readList(out.getBytes(StandardCharsets.UTF_8), type);
        }
    }

    private static Said run(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        if (!command[1].equals("calendar")) {
            all.addAll(List.of("--passphrase-file", folder.resolve("passphrase").toString()));
        }
        if (!all.contains("--lang")) {
            all.addAll(List.of("--lang", "zh"));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> environment =
                Map.of("SHILIU_HOME", folder.resolve("edith").toString(), "LANG", "en_US.UTF-8");
        int exit = new Program(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment)
                .run(
                        (Terminal terminal) -> Main.commands(new Workplace(terminal, environment)),
                        List.of("shiliu.controller.messages"),
                        all.toArray(String[]::new));
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    @Order(1)
    void aSlotIsAddedInWords() throws Exception {
        Said added = run(
                "schedule",
                "add",
                "--playlist",
                "news",
                "--screen",
                "gate",
                "--when",
                "每天 上午9点到下午5点",
                "--cap-per-hour",
                "30",
                "--id",
                "day");
        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out()).contains("day：news", "gate", "09:00-17:00");
        assertThat(added.err()).isEmpty();
        Said english = run(
                "schedule",
                "add",
                "--playlist",
                "fair",
                "--screen",
                "#gm & !hall",
                "--when",
                "7 days before torch until 18:00",
                "--id",
                "torch",
                "--lang",
                "en");
        assertThat(english.exit()).as(english.err()).isZero();
        assertThat(english.out()).contains("from 7 days before to first day 18:00 of torch");
        assertThat(english.err()).contains("known until 2099-12-31");
        String list = run("schedule", "list").out();
        assertThat(list).contains("09:00-17:00", "火把节前7天至当天18:00", "#gm & !hall", "30");
        assertThat(run("schedule", "list", "--json").list(SlotView.class)).hasSize(2);
    }

    @Test
    @Order(2)
    void whatIsNotUnderstoodIsRefusedWithAnExample() {
        Said odd = run("schedule", "add", "--playlist", "news", "--screen", "gate", "--when", "逢赶集");
        assertThat(odd.exit()).isEqualTo(2);
        assertThat(odd.err()).contains("第 1 个字起看不懂", "逢赶集", "工作日 7:00-9:00");
        Said twice = run("schedule", "add", "--playlist", "news", "--screen", "gate", "--when", "周一", "--days", "mon");
        assertThat(twice.exit()).isEqualTo(2);
        assertThat(run("schedule", "add", "--playlist", "news").exit()).isEqualTo(2);
        Said far =
                run("schedule", "add", "--playlist", "news", "--screen", "gate", "--when", "清明，2099-01-01至2101-01-01");
        assertThat(far.exit()).isEqualTo(2);
        assertThat(far.err()).contains("1950", "2099");
    }

    @Test
    @Order(3)
    void aFileOfSlotsIsComparedBeforeItIsAdded() throws Exception {
        Path file = Files.writeString(folder.resolve("slots.yaml"), """
                slots:
                  - {id: noon, playlist: fair, screens: [gate], when: 12:00-13:00, mode: takeover, priority: 5}
                """);
        Said diff = run("schedule", "diff", "--file", file.toString(), "--day", "2026-11-11", "--json");
        assertThat(diff.exit()).as(diff.err()).isZero();
        List<ScheduleChange> changes = diff.list(ScheduleChange.class);
        assertThat(changes)
                .singleElement()
                .satisfies(change -> assertThat(change.parts()).hasSize(1));
        assertThat(run("schedule", "diff", "--file", file.toString(), "--day", "2026-11-11")
                        .out())
                .contains("12:00", "13:00", "轮播 news (day)", "独占 fair (noon) 100%");
        assertThat(run("schedule", "diff", "--remove", "day", "--day", "2026-12-25")
                        .out())
                .contains("没有变化");
        assertThat(run("schedule", "diff", "--day", "2026-11-11").exit()).isEqualTo(2);
        Said added = run("schedule", "add", "--file", file.toString(), "--json");
        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.list(SlotView.class)).extracting(SlotView::id).containsExactly("noon");
        Path half = Files.writeString(folder.resolve("half.yaml"), """
                slots:
                  - {id: half-one, playlist: fair, screens: [gate], when: 12:00-13:00}
                  - {id: half-two, playlist: fair, screens: [gaet], when: 12:00-13:00}
                  - {id: half-three, playlist: fiar, screens: [gate], when: 12:00-13:00}
                """);
        Said none = run("schedule", "add", "--file", half.toString());
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("一条也没有加", "第 2 条（half-two）", "gaet", "第 3 条（half-three）", "fiar");
        assertThat(run("schedule", "list").out()).doesNotContain("half-one");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "slots:\n  - {playlist: news, screen: gate}\n");
        Said refused = run("schedule", "add", "--file", bad.toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("bad.yaml:2:", "screens");
        assertThat(run("schedule", "add", "--file", file.toString(), "--weight", "2")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    @Order(4)
    void aWarningDoesNotFailTheCommand() throws Exception {
        Said added = run(
                "schedule",
                "add",
                "--playlist",
                "news",
                "--screen",
                "gate",
                "--when",
                "12:00-13:00",
                "--id",
                "never-heard");
        assertThat(added.exit()).isZero();
        assertThat(added.err()).contains("一次也播不出来", "noon");
        assertThat(run("schedule", "remove", "never-heard").exit()).isZero();
    }

    @Test
    @Order(5)
    void aDayIsToldAndDrawn() throws Exception {
        world.settle();
        Path picture = folder.resolve("day.svg");
        Said table =
                run("schedule", "timeline", "--screen", "gate", "--day", "2026-11-11", "--out", picture.toString());
        assertThat(table.exit()).as(table.err()).isZero();
        assertThat(table.out())
                .contains("gate，2026-11-11（Asia/Shanghai）", "09:00", "12:00", "独占", "fair (noon) 100%", "24:00");
        assertThat(Files.readString(picture)).startsWith("<svg").contains("gate，2026-11-11", "fair", "100%");
        Timeline timeline = run("schedule", "timeline", "--screen", "gate", "--day", "2026-11-11", "--json")
                .json(Timeline.class);
        assertThat(timeline.stretches()).hasSize(5);
        assertThat(timeline.stretches().get(2).shares())
                .extracting(Timeline.Share::slot)
                .containsExactly("noon");
        assertThat(run("schedule", "timeline", "--screen", "gate", "--day", "2100-01-01")
                        .err())
                .contains("1950", "2099");
        assertThat(run("schedule", "timeline", "--screen", "gate", "--out", "day.png")
                        .exit())
                .isEqualTo(2);
        assertThat(run("schedule", "timeline", "--screen", "nowhere").exit()).isEqualTo(1);
    }

    @Test
    @Order(6)
    void anExplanationNamesTheLosersWithTheirTimes() throws Exception {
        Said said = run("schedule", "explain", "--screen", "gate", "--at", "2026-11-11T12:30+08:00");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out().lines().findFirst().orElseThrow()).contains("播放 fair（时段 noon）", "12:30:05", "独占");
        assertThat(said.out()).contains("不播 news（时段 day，09:00-17:00）");
        assertThat(run("schedule", "explain", "--screen", "gate", "--at", "2026-11-11 12:30")
                        .out())
                .isEqualTo(said.out());
        Explanation why = run("schedule", "explain", "--screen", "gate", "--at", "2026-11-11T12:30+08:00", "--json")
                .json(Explanation.class);
        assertThat(why.rule()).isEqualTo("TAKEOVER");
        assertThat(run("schedule", "explain", "--screen", "gate", "--at", "2101-01-01T00:00Z")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    @Order(7)
    void theCalendarNeedsNoController() {
        Said json = run(
                "schedule",
                "calendar",
                "--from",
                "2025-07-24",
                "--to",
                "2025-07-25",
                "--config",
                "../config/controller.yaml",
                "--json");
        assertThat(json.exit()).as(json.err()).isZero();
        assertThat(json.out().strip())
                .isEqualTo("[{\"date\":\"2025-07-24\",\"lunar\":{\"year\":2025,\"month\":6,\"day\":30,\"leap\":false},"
                        + "\"solarTerm\":\"\",\"festivals\":[]},"
                        + "{\"date\":\"2025-07-25\",\"lunar\":{\"year\":2025,\"month\":6,\"day\":1,\"leap\":true},"
                        + "\"solarTerm\":\"\",\"festivals\":[]}]");
        assertThat(run("schedule", "calendar", "--from", "2027-04-05", "--config", "../config/controller.yaml")
                        .out())
                .contains("二月廿九", "清明", "清明节");
        assertThat(run(
                                "schedule",
                                "calendar",
                                "--from",
                                "2026-08-06",
                                "--config",
                                "../config/controller.yaml",
                                "--lang",
                                "en")
                        .out())
                .contains("2026-6-24", "Torch Festival");
        assertThat(run("schedule", "calendar", "--from", "2100-01-01", "--config", "../config/controller.yaml")
                        .exit())
                .isEqualTo(2);
    }

    /** A stop is a rule of its own, the first. */
    @Test
    @Order(8)
    void underAStopTheRuleIsBlackout() throws Exception {
        shiliu.player.bundle.Order stop = new shiliu.player.bundle.Order(
                1,
                shiliu.player.bundle.Order.Kind.STOP,
                shiliu.player.bundle.Order.Scope.screen("gate"),
                World.NOON.toEpochMilli(),
                World.NOON,
                Optional.empty(),
                "test",
                List.of(),
                Optional.empty());
        world.office().orders().give(world.caller("oscar"), world.order(stop, "oscar"));
        Said said = run("schedule", "explain", "--screen", "gate", "--json");
        assertThat(said.json(Explanation.class).rule()).isEqualTo("BLACKOUT");
        assertThat(run("schedule", "explain", "--screen", "hall", "--json")
                        .json(Explanation.class)
                        .rule())
                .isEqualTo("NO_SLOT");
    }
}
