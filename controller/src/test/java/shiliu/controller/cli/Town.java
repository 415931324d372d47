package shiliu.controller.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shiliu.controller.api.ScreenView;
import shiliu.controller.config.ControllerConfig;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.office.Setup;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.Terminal;
import shiliu.player.message.Messages;
import shiliu.player.schedule.Mode;

/** A controller, its people and two players of different size: real processes, and one clock that began at noon. */
final class Town implements AutoCloseable {
    static final String HALL = "guangming-hall";
    static final String CANTEEN = "ninghu-canteen";
    static final Map<String, String> COMMUNITIES = Map.of(HALL, "guangming", CANTEEN, "ninghu");
    /** Ten times what a loaded machine takes. */
    static final Duration LONG = Duration.ofSeconds(90);

    private static final Messages MESSAGES = Messages.in(Locale.ENGLISH, "shiliu.controller.messages");

    final Path folder;
    final Staff staff;
    final Clock clock;
    final PlaylistReader reader;
    final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Launchers launchers;
    private final Path config;
    private final int port;
    private Child controller;

    /** How the two programs are started. */
    record Launchers(Child.Launcher controller, Child.Launcher player) {
        static final Launchers TEST =
                new Launchers(Child.Launcher.of(Main.class), Child.Launcher.of(shiliu.player.cli.Main.class));
    }

    private Town(Path folder, Launchers launchers, Path config) throws Exception {
        this.folder = folder;
        this.launchers = launchers;
        this.config = config;
        this.reader = Packing.reader(ControllerConfig.read(config).known());
        this.clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), DemoCommand.NOON));
        this.port = freePort();
        Setup.Done setup = InitCommand.setUp(folder.resolve("controller"), "admin", "admin", clock.instant(), MESSAGES);
        startController();
        this.staff = Staff.open(new DemoPerson.Place(address(), clock, MESSAGES), setup);
    }

    /** With a default loop and a playlist for each of the two screens, and their players started. */
    static Town open(Path folder, Launchers launchers) throws Exception {
        return open(folder, launchers, samples().resolve("controller.yaml"));
    }

    /** The folder of sample configurations. */
    static Path samples() {
        return new Workplace(new Terminal(System.out, System.err, MESSAGES), Map.of()).samples();
    }

    /** The same for another configuration. */
    static Town open(Path folder, Launchers launchers, Path config) throws Exception {
        Town town = new Town(folder, launchers, config);
        try {
            for (Map.Entry<String, String> place : COMMUNITIES.entrySet()) {
                String community = place.getValue();
                String loop = community + "-default";
                town.publish(new Staff.Slogans(loop, community, "forever", List.of("民族团结一家亲", "中华民族一家亲")));
                town.publish(new Staff.Slogans(community + "-news", community, "2026-12-31", List.of("今日开放", "欢迎光临")));
                town.staff.slot(loop, loop, place.getKey(), Mode.FILLER);
                town.staff.slot(community + "-news", community + "-news", place.getKey(), Mode.ROTATE);
                Node node = new Node(folder.resolve(place.getKey()), place.getKey(), launchers.player());
                node.configure(town.address(), town.staff.firstRoot());
                node.start(town.clock, "--pair", town.staff.pairingCode(place.getKey()));
                town.nodes.put(place.getKey(), node);
            }
            return town;
        } catch (Exception | AssertionError e) {
            town.close();
            throw e;
        }
    }

    private void publish(Staff.Slogans playlist) throws Exception {
        staff.approve(staff.upload(folder, reader, playlist).review());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Child controller() {
        return controller;
    }

    /** Starts it and waits until it answers. */
    void startController() throws IOException {
        Path log = folder.resolve("controller.log");
        controller = Child.start(
                log,
                launchers
                        .controller()
                        .command(
                                "serve",
                                "--config",
                                config.toString(),
                                "--data",
                                folder.resolve("controller").toString(),
                                "--port",
                                String.valueOf(port),
                                "--clock",
                                clock.instant().toString()));
        ControllerClient anybody = new ControllerClient(address(), Optional.empty(), Optional.empty(), clock, MESSAGES);
        await().pollInterval(Duration.ofMillis(100)).atMost(LONG).until(() -> answers(anybody));
    }

    private boolean answers(ControllerClient client) throws IOException {
        if (!controller.lives()) {
            throw new IllegalStateException("the controller ended: " + controller.said());
        }
        try {
            return !client.list("/v1/screens", ScreenView.class).isEmpty();
        } catch (CommandException e) {
            return false;
        }
    }

    ScreenView view(String screen) throws CommandException {
        return staff.administrator().client().get("/v1/screens/" + screen, ScreenView.class);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** What every process said, for a test that failed. */
    String said() throws IOException {
        List<Path> logs = new ArrayList<>(List.of(folder.resolve("controller.log")));
        nodes.keySet().forEach(id -> logs.add(folder.resolve(id).resolve("player.log")));
        StringBuilder all = new StringBuilder();
        for (Path log : logs) {
            String text = Files.readString(log);
            all.append(log).append('\n').append(text.substring(Math.max(0, text.length() - 4000)));
        }
        return all.toString();
    }

    @Override
    public void close() {
        controller.close();
        nodes.values().forEach(Node::close);
    }
}
