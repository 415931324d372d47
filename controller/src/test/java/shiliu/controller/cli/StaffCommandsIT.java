package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.OrderProgress;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.ScreenView;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadAnswer;
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
import shiliu.player.play.Report;
import shiliu.player.play.Report.What;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Proof;

/** What staff type, against a real controller over HTTP. */
class StaffCommandsIT {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};

    @TempDir
    Path folder;

    private World world;
    private ControllerServer server;
    private long sequence;

    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder.resolve("world"));
        world.settle();
        server = ControllerServer.start(
                new ControllerServer.Listen("127.0.0.1", 0, Limits.DEFAULT),
                world.office(),
                new PlaylistReader(Communities.ofIds(Set.of("guangming", "jinhui")), c -> true, Preflight.NONE),
                world.clock);
        Files.writeString(folder.resolve("passphrase"), "correct horse");
        for (String person : List.of("edith", "oscar")) {
            hasLoggedIn(person);
        }
    }

    private void hasLoggedIn(String person) throws Exception {
        Path home = folder.resolve(person);
        QuickKeys.create(home.resolve(Identity.KEY), person, world.key(person), "correct horse");
        new Identity(
                        person,
                        server.address().toString(),
                        world.office().accounts().roots())
                .save(home);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        world.close();
    }

    /** What a command said and how it ended. */
    private record Said(int exit, String out, String err) {
        <T> T json(Class<T> type) throws JsonException {
            return Json.read(out.getBytes(StandardCharsets.UTF_8), type);
        }

        <T> List<T> list(Class<T> type) throws JsonException {
            return Json.readList(out.getBytes(StandardCharsets.UTF_8), type);
        }
    }

    private Said run(String person, String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> environment =
                Map.of("SHILIU_HOME", folder.resolve(person).toString(), "LANG", "en_US.UTF-8");
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--passphrase-file", folder.resolve("passphrase").toString()));
        if (!all.contains("--lang")) {
            all.addAll(List.of("--lang", "en"));
        }
        int exit = new Program(stream(out), stream(err), environment)
                .run(
                        (Terminal terminal) -> Main.commands(new Workplace(terminal, environment, world.clock)),
                        List.of("shiliu.controller.messages"),
                        all.toArray(String[]::new));
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private void says(String screen, What what, boolean lost) throws Exception {
        world.office()
                .screens()
                .own(new Report(
                        Report.FORMAT,
                        screen,
                        "0123456789abcdef0123456789abcdef",
                        ++sequence,
                        World.NOON,
                        new Report.Clock(true, true, 0),
                        Optional.empty(),
                        Optional.of(new Report.Shown(
                                what, Optional.empty(), Optional.empty(), Sha256.of(PNG), Proof.READ_BACK, World.NOON)),
                        lost ? Optional.of(World.NOON.minusSeconds(61)) : Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    /** From now on this screen's player obeys every stop at once. */
    private void obeys(String screen) {
        world.office().snapshots().onChange(screen, () -> {
            try {
                says(screen, What.STOPPED, false);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void theListSaysWhatIsKnownWithItsProofAndWhatIsNot() throws Exception {
        says("gate", What.SAFE_CARD, false);
        says("hall", What.ITEM, true);
        Said list = run("oscar", "screen", "list");
        assertThat(list.exit()).isZero();
        assertThat(line(list, "gate")).contains("safe card", "read-back", "2026-11-10 04:00:00");
        assertThat(line(list, "hall"))
                .contains("unknown since 2026-11-10 03:58:59")
                .doesNotContain("read-back");
        assertThat(line(run("oscar", "screen", "list", "--lang", "zh"), "hall"))
                .contains("自 2026-11-10 03:58:59 起情况不明");
        assertThat(run("oscar", "screen", "list", "--json").list(ScreenView.class))
                .hasSize(3);
        assertThat(run("oscar", "screen", "show", "hall").out())
                .contains("STATE: unknown since 2026-11-10 03:58:59", "CLOCK: trusted, by");
        assertThat(run("oscar", "screen", "show", "hall", "--json")
                        .json(ScreenView.class)
                        .unknownSince())
                .contains(World.NOON.minusSeconds(61));
    }

    private static String line(Said said, String start) {
        return said.out()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aScreenshotIsWrittenOrItsAbsenceExplained() throws Exception {
        Path file = folder.resolve("gate.png");
        Said none = run("oscar", "screen", "screenshot", "gate", "--out", file.toString());
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("no picture of gate yet");
        assertThat(file).doesNotExist();

        world.office().screens().ownFrame("gate", PNG);
        assertThat(run("oscar", "screen", "screenshot", "gate", "--out", file.toString())
                        .exit())
                .isZero();
        assertThat(file).hasBinaryContent(PNG);
        says("gate", What.ITEM, true);
        Said old = run("oscar", "screen", "screenshot", "gate", "--out", file.toString(), "--json");
        assertThat(old.json(ScreenCommands.Screenshot.class).sha256()).isEqualTo(Sha256.of(PNG));
        assertThat(old.err()).contains("nobody knows what the screen shows since 2026-11-10 03:58:59");

        assertThat(run("oscar", "screen", "screenshot", "nowhere", "--out", file.toString())
                        .exit())
                .isEqualTo(1);
        assertThat(run("oscar", "screen", "screenshot", "../gate", "--out", file.toString())
                        .exit())
                .isEqualTo(2);
        URI gone = server.address();
        server.close();
        assertThat(run(
                                "oscar",
                                "screen",
                                "screenshot",
                                "gate",
                                "--out",
                                file.toString(),
                                "--controller",
                                gone.toString())
                        .exit())
                .isEqualTo(4);
    }

    @Test
    void aBlackoutTellsWhoIsDarkAndWhoIsNot() throws Exception {
        says("gate", What.ITEM, false);
        says("panel", What.ITEM, false);
        obeys("gate");
        obeys("hall");
        Said some = run("oscar", "screen", "blackout", "--all", "--reason", "drill", "--wait", "1");
        assertThat(some.exit()).isEqualTo(1);
        assertThat(some.err()).contains("gate gate: dark, proof: read-back", "hall hall: dark", "of 3)");
        assertThat(some.err())
                .contains("1 of 3 screens are not proven dark after 1 s")
                .contains("panel panel (stop ordered, last heard 2026-11-10 04:00:00)");
        assertThat(line(run("oscar", "screen", "list"), "panel")).contains("stop ordered");

        obeys("panel");
        Said all = run("oscar", "screen", "blackout", "#jh", "#gm", "--reason", "drill", "--json");
        assertThat(all.exit()).as(all.err()).isZero();
        BlackoutCommand.Blackout blackout = all.json(BlackoutCommand.Blackout.class);
        assertThat(blackout.inForce()).isTrue();
        assertThat(blackout.screens()).hasSize(3).allMatch(OrderProgress.Reached::reached);
        assertThat(world.office().orders().list(world.caller("oscar")))
                .extracting(OrderView::hash)
                .contains(blackout.hash());
    }

    @Test
    void aBlackoutOfAScreenThatIsNotThereIsNotGiven() throws Exception {
        Said wrong = run("oscar", "screen", "blackout", "gate", "gaet", "#gn", "--reason", "drill");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("gaet, #gn");
        assertThat(world.office().orders().list(world.caller("oscar"))).isEmpty();
        assertThat(run("oscar", "screen", "blackout", "gate", "--reason", "drill", "--wait", "-1")
                        .exit())
                .isEqualTo(2);
        assertThat(run("oscar", "screen", "blackout", "gate", "--reason", "drill", "--wait", "0s")
                        .exit())
                .isZero();
        assertThat(world.office().orders().list(world.caller("oscar"))).hasSize(1);
    }

    @Test
    void aPersonOfACommunityThatIsNotThereIsNotInvited() throws Exception {
        hasLoggedIn("admin");
        Said wrong = run("admin", "user", "add", "rong", "--role", "editor", "--community", "guangmin");
        assertThat(wrong.exit()).isNotZero();
        assertThat(wrong.err()).contains("did you mean \"guangming\"?", "guangming, jinhui, street");
        Said far = run("admin", "user", "add", "rong", "--role", "editor", "--community", "x", "--lang", "zh");
        assertThat(far.err()).contains("没有社区“x”", "guangming, jinhui, street");
        assertThat(run("admin", "user", "list").out()).doesNotContain("rong");
        assertThat(run("admin", "user", "add", "rong", "--role", "editor").err())
                .as("nowhere said where")
                .contains("--community");
        assertThat(run("admin", "user", "add", "rong", "--role", "editor", "--community", "guangming")
                        .exit())
                .isZero();
    }

    @Test
    void whoConfirmsAWrongKeyIsNotToldTheRightOne() throws Exception {
        hasLoggedIn("admin");
        String code = world.office()
                .accounts()
                .invite(world.caller("admin"), new NewPerson("rong", "荣", Set.of(AccountRole.EDITOR), "guangming"))
                .code();
        String key = world.login("rong", code).keyId();
        Said wrong = run("admin", "user", "confirm", "rong", "--key", "0123456789abcdef");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.out() + wrong.err()).contains("not the one you named").doesNotContain(key.substring(0, 8));
        Said unasked = run("admin", "user", "confirm", "rong", "--key", key);
        assertThat(unasked.exit()).as("invited elsewhere").isEqualTo(2);
        assertThat(unasked.err()).contains("editor", "guangming", "--role");
        Said more = run(
                "admin",
                "user",
                "confirm",
                "rong",
                "--key",
                key,
                "--role",
                "editor,reviewer",
                "--community",
                "guangming");
        assertThat(more.exit()).isEqualTo(1);
        assertThat(more.err()).contains("nothing was signed");
        String spoken = key.substring(0, 16).toUpperCase(java.util.Locale.ROOT).replaceAll("(....)", "$1 ");
        assertThat(run(
                                "admin",
                                "user",
                                "confirm",
                                "rong",
                                "--key",
                                spoken,
                                "--role",
                                "editor",
                                "--community",
                                "guangming")
                        .exit())
                .isZero();
    }

    @Test
    void aSlotForWhatNobodyApprovedIsAddedWithAWarning() throws Exception {
        UploadAnswer upload = world.upload("edith", "news", "共建美好家园");
        Said early = run("edith", "schedule", "add", "--playlist", "news", "--screen", "gate", "--json");
        assertThat(early.exit()).isZero();
        assertThat(early.json(SlotView.class).playlist()).isEqualTo("news");
        assertThat(early.err()).contains("Nothing of news is approved yet");
        world.approve("rui", upload.review());
        Said late = run("edith", "schedule", "add", "--playlist", "news", "--screen", "hall");
        assertThat(late.exit()).isZero();
        assertThat(late.err()).doesNotContain("approved");
    }

    @Test
    void theVerySameSlotAgainIsAddedWithAWarning() throws Exception {
        world.upload("edith", "news", "共建美好家园");
        Said first = run("edith", "schedule", "add", "--playlist", "news", "--screen", "gate");
        assertThat(first.err()).doesNotContain("very same");
        assertThat(run("edith", "schedule", "add", "--playlist", "news", "--screen", "hall")
                        .err())
                .doesNotContain("very same");
        world.slot("news", "gate");
        Said twice = run("edith", "schedule", "add", "--playlist", "news", "--screen", "gate");
        assertThat(twice.exit()).isZero();
        assertThat(twice.err()).contains("news-4 is the very same as news-1", "schedule remove news-4");
    }

    @Test
    void playlistsAndSlotsComeAndGo() throws Exception {
        world.upload("edith", "news", "共建美好家园");
        assertThat(run("edith", "playlist", "list").out()).contains("news", "waiting");
        assertThat(run("edith", "playlist", "list", "--json").list(PlaylistView.class))
                .hasSize(1);
        assertThat(run("edith", "playlist", "show", "news").out())
                .contains("ID: news", "STATE: waiting", "AUTHOR: edith", "slogan  共建美好家园");
        assertThat(run("edith", "playlist", "show", "news", "--json")
                        .json(Playlist.class)
                        .id())
                .isEqualTo("news");
        assertThat(run("edith", "playlist", "show", "none").exit()).isEqualTo(1);
        assertThat(run("edith", "playlist", "show", "../news").exit()).isEqualTo(2);

        Said added = run("edith", "schedule", "add", "--playlist", "news", "--screen", "gate", "--json");
        assertThat(added.exit()).as(added.err()).isZero();
        String slot = added.json(SlotView.class).id();
        assertThat(run("edith", "schedule", "list").out()).contains(slot, "news", "gate");
        assertThat(run("edith", "schedule", "list", "--json").list(SlotView.class))
                .hasSize(1);
        assertThat(run("edith", "schedule", "remove", slot).exit()).isZero();
        assertThat(run("edith", "schedule", "list", "--json").list(SlotView.class))
                .isEmpty();

        assertThat(run("edith", "playlist", "withdraw", "news").out()).contains("news is off air");
        assertThat(run("edith", "playlist", "list").out()).contains("withdrawn");
    }
}
