package shiliu.controller.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shiliu.controller.api.ScreenView;
import shiliu.controller.config.Connection;
import shiliu.controller.config.ControllerConfig;
import shiliu.controller.office.Setup;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.cli.Terminal;
import shiliu.player.play.Report;
import shiliu.player.screen.Screen;

/**
 * The main job on real sample content, with no other set-up: a controller, its people, two players as processes of their
 * own. The clock starts at a fixed noon inside the samples' dates, so that it works at any hour, in any zone, in any year.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    /** Noon in Anning on a Tuesday. */
    static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    private static final int PLAYERS = 2;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Workplace workplace;
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Option(names = "--seconds", paramLabel = "N", descriptionKey = "demo.seconds")
    private Optional<Integer> seconds = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "demo.out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--port", paramLabel = "P", defaultValue = "0", descriptionKey = "option.port")
    private int port;

    DemoCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        if (seconds.filter(s -> s < 1).isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "demo.seconds");
        }
        long started = System.nanoTime();
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOON));
        ControllerConfig config = Configs.controller(workplace, Optional.empty());
        Path folder = folder();
        Terminal terminal = workplace.terminal();
        Path office = folder.resolve("controller");
        Setup.Done setup = InitCommand.setUp(office, "admin", "admin", clock.instant(), terminal.messages());
        Thread hook = new Thread(stopped::countDown, "demo-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        List<DemoPlayer> players = new ArrayList<>();
        try (RunningController controller = RunningController.start(config, office, port, clock)) {
            URI address = controller.address();
            terminal.say("demo.start", address, folder, clock.instant());
            DemoPerson.Place place = new DemoPerson.Place(address, clock, terminal.messages());
            DemoOffice people = DemoOffice.open(terminal, place, setup);
            people.publish(workplace.samples().resolve("playlists/good"), Packing.reader(config));
            for (Screen screen : playerScreens(config)) {
                terminal.say("demo.player", screen.id(), screen.size(), screen.colour());
                players.add(DemoPlayer.start(
                        screen, folder.resolve(screen.id()), people.pairing(address, screen.id()), clock.instant()));
            }
            terminal.say("demo.wall", address);
            return watch(people, players, folder, started);
        } finally {
            players.forEach(DemoPlayer::close);
        }
    }

    private Path folder() throws CommandException {
        try {
            return data.isPresent()
                    ? Files.createDirectories(data.get()).toAbsolutePath()
                    : Files.createTempDirectory("shiliu-demo-");
        } catch (IOException e) {
            throw CommandException.of(
                    ExitCode.FAILED,
                    "cli.cannot-write",
                    data.map(Path::toString).orElse("/tmp"),
                    e.getMessage());
        }
    }

    private static List<Screen> playerScreens(ControllerConfig config) {
        return config.screens().stream()
                .filter(s -> s.connection().kind() == Connection.Kind.PLAYER)
                .map(s -> s.screen())
                .limit(PLAYERS)
                .toList();
    }

    /** Says when each screen comes to "shown"; ends after the wanted seconds, or when it is told to stop. */
    private int watch(DemoOffice office, List<DemoPlayer> players, Path folder, long started) throws CommandException {
        List<String> shown = new ArrayList<>();
        boolean told = false;
        while (true) {
            Map<String, ScreenView> views = office.screens();
            for (DemoPlayer player : players) {
                ended(player);
                sayOnce(player, views, shown, started);
            }
            if (shown.size() == players.size() && !told) {
                told = true;
                workplace.terminal().say(seconds.isPresent() ? "demo.done" : "demo.runs", players.size());
            }
            boolean over = seconds.isPresent() && elapsed(started) >= seconds.get();
            if (over || await()) {
                return finish(players, views, shown, folder);
            }
        }
    }

    private static void ended(DemoPlayer player) throws CommandException {
        if (!player.running()) {
            throw CommandException.of(
                    ExitCode.FAILED, "demo.player-ended", player.screen().id(), player.exitCode(), player.log());
        }
    }

    private void sayOnce(DemoPlayer player, Map<String, ScreenView> views, List<String> shown, long started) {
        String id = player.screen().id();
        ScreenView view = views.get(id);
        if (view == null || shown.contains(id) || !isShown(view)) {
            return;
        }
        shown.add(id);
        Report.Shown what = view.shown().orElseThrow();
        workplace
                .terminal()
                .line(workplace
                        .terminal()
                        .messages()
                        .text(
                                "demo.shown",
                                id,
                                what.slot().orElse("-"),
                                workplace.terminal().messages().text("proof." + what.proof()),
                                elapsed(started)));
    }

    /** The newest manifest is on the player, and an item of it is on the screen. */
    private static boolean isShown(ScreenView view) {
        return view.unknownSince().isEmpty()
                && view.upToDate()
                && view.shown().flatMap(Report.Shown::item).isPresent();
    }

    /** True when the demo was told to stop. */
    private boolean await() {
        try {
            return stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private int finish(List<DemoPlayer> players, Map<String, ScreenView> views, List<String> shown, Path folder)
            throws CommandException {
        List<String> missing = players.stream()
                .map(p -> p.screen().id())
                .filter(id -> !shown.contains(id)
                        || !Optional.ofNullable(views.get(id))
                                .filter(DemoCommand::isShown)
                                .isPresent())
                .toList();
        if (!missing.isEmpty()) {
            throw CommandException.of(ExitCode.FAILED, "demo.missing", String.join(", ", missing), folder);
        }
        if (out.isPresent()) {
            for (DemoPlayer player : players) {
                player.picture(out.get());
            }
        }
        workplace.terminal().document(views.values());
        return ExitCode.DONE.number();
    }

    private static long elapsed(long started) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
    }
}
