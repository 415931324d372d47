package shiliu.controller.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Proof;

/** What staff type, against a real controller over HTTP: each person has a home with a key. */
final class StaffDesk implements AutoCloseable {
    final World world;
    private final Path folder;
    private ControllerServer server;
    private long sequence;

    private StaffDesk(Path folder, World world, ControllerServer server) {
        this.folder = folder;
        this.world = world;
        this.server = server;
    }

    static StaffDesk open(Path folder, World world, String... people) throws Exception {
        world.settle();
        Files.writeString(folder.resolve("passphrase"), "correct horse");
        StaffDesk desk = new StaffDesk(folder, world, start(world));
        for (String person : people) {
            desk.login(person);
        }
        return desk;
    }

    private static ControllerServer start(World world) throws Exception {
        return ControllerServer.start(
                new ControllerServer.Listen("127.0.0.1", 0, Limits.DEFAULT),
                world.office(),
                new PlaylistReader(Communities.ofIds(Set.of("guangming", "jinhui")), c -> true, Preflight.NONE),
                world.clock);
    }

    /** Where the controller is. */
    java.net.URI address() {
        return server.address();
    }

    ControllerServer server() {
        return server;
    }

    /** Serves the office that was opened anew, at another port. */
    void reopen() throws Exception {
        server = start(world);
    }

    void login(String person) throws Exception {
        Path home = folder.resolve(person);
        QuickKeys.create(home.resolve(Identity.KEY), person, world.key(person), "correct horse");
        new Identity(
                        person,
                        server.address().toString(),
                        world.office().accounts().roots())
                .save(home);
    }

    /** What a command said and how it ended. */
    record Said(int exit, String out, String err) {
        <T> T json(Class<T> type) throws JsonException {
            return Json.read(out.getBytes(StandardCharsets.UTF_8), type);
        }
    }

    Said run(String person, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--passphrase-file", folder.resolve("passphrase").toString()));
        return runPlain(person, all.toArray(String[]::new));
    }

    /** What needs no key. */
    Said runPlain(String person, String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> environment =
                Map.of("SHILIU_HOME", folder.resolve(person).toString(), "LANG", "en_US.UTF-8");
        List<String> all = new ArrayList<>(List.of(command));
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

    /** What a screen's player says. */
    record Word(What what, Optional<Sha256> alert, List<Sha256> obeyed, Optional<Report.Device> device) {
        static Word of(What what, Sha256... obeyed) {
            return new Word(what, Optional.empty(), List.of(obeyed), Optional.empty());
        }
    }

    void says(String screen, Word word) throws Exception {
        Sha256 frame = Sha256.of(new byte[] {1});
        world.office()
                .screens()
                .own(new Report(
                        Report.FORMAT,
                        screen,
                        "0123456789abcdef0123456789abcdef",
                        ++sequence,
                        world.clock.instant(),
                        new Report.Clock(true, true, 0),
                        Optional.empty(),
                        Optional.of(new Report.Shown(
                                word.what(),
                                Optional.empty(),
                                Optional.empty(),
                                frame,
                                Proof.READ_BACK,
                                world.clock.instant(),
                                word.alert())),
                        Optional.empty(),
                        word.obeyed(),
                        List.of(),
                        List.of(),
                        List.of(),
                        word.device(),
                        Optional.of(new Report.Health(3_600_000, 120L << 20, 17, 1000, 2))));
    }

    @Override
    public void close() throws IOException {
        server.close();
        world.close();
    }
}
