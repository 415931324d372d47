package shiliu.controller.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import shiliu.controller.config.ScreenSite;
import shiliu.controller.office.Setup;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.cli.Terminal;
import shiliu.player.play.Report;
import shiliu.player.screen.Screen;

/**
 * The main job on real sample content, with no other set-up: a controller, its people, and six screens, each lit by a
 * process of its own: two players, two cards on TCP, two on serial lines. The clock starts at a fixed noon inside the samples' dates, so that it works at any hour, in any zone, in any year.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    /** Noon in Anning on a Tuesday. */
    static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    /** Who dies more often than that has another trouble than a power cut. */
    private static final int MOST_RESTARTS = 5;

    private static final Duration END = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Workplace workplace;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

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
        DemoFolder own = DemoFolder.open(data);
        Path folder = own.path();
        Terminal terminal = workplace.terminal();
        Path office = folder.resolve("controller");
        Setup.Done setup = InitCommand.setUp(office, "admin", "admin", clock.instant(), terminal.messages());
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "demo-stop"));
        List<DemoScreen> screens = new ArrayList<>();
        try {
            List<DemoCard> cards = cards(config, folder, screens);
            Map<String, String> addresses = new HashMap<>();
            for (DemoCard card : cards) {
                addresses.put(card.screen().id(), card.address());
                terminal.say(
                        "demo.card",
                        card.screen().id(),
                        card.screen().size(),
                        colour(card.screen()),
                        addresses.get(card.screen().id()));
            }
            int exit = run(config.at(addresses), setup, new Run(folder, office, clock, started), screens);
            screens.forEach(DemoScreen::close);
            remove(own);
            return exit;
        } finally {
            screens.forEach(DemoScreen::close);
            ended.countDown();
        }
    }

    /** Nothing of a demo that went well is left; the logs of one that did not are. */
    private void remove(DemoFolder folder) {
        try {
            folder.remove();
        } catch (IOException e) {
            workplace.terminal().say("demo.left", folder.path(), String.valueOf(e.getMessage()));
        }
    }

    /** Told to stop: no process of the demo outlives it. */
    private void end() {
        stopped.countDown();
        try {
            ended.await(END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One run of the demo: its folders, its clock and when it began. */
    private record Run(Path folder, Path office, Clock clock, long started) {}

    private int run(ControllerConfig config, Setup.Done setup, Run run, List<DemoScreen> screens)
            throws CommandException {
        Terminal terminal = workplace.terminal();
        try (RunningController controller = RunningController.start(config, run.office(), port, run.clock())) {
            URI address = controller.address();
            terminal.say("demo.start", address, run.folder(), run.clock().instant());
            DemoPerson.Place place = new DemoPerson.Place(address, run.clock(), terminal.messages());
            DemoOffice people = DemoOffice.open(terminal, place, setup);
            people.publish(workplace.samples().resolve("playlists/good"), Packing.reader(config.known()));
            for (Screen screen : playerScreens(config)) {
                terminal.say("demo.player", screen.id(), screen.size(), colour(screen));
                screens.add(DemoPlayer.start(
                        screen, run.folder().resolve(screen.id()), people.pairing(address, screen.id()), run.clock()));
            }
            terminal.say("demo.wall", address);
            return watch(people, screens, run);
        }
    }

    /** All at once: each takes a second to come up. */
    private static List<DemoCard> cards(ControllerConfig config, Path folder, List<DemoScreen> screens)
            throws CommandException {
        List<DemoCard> cards = new ArrayList<>();
        for (ScreenSite site : config.screens()) {
            if (site.connection().kind() == Connection.Kind.CARD) {
                DemoCard card =
                        DemoCard.start(site, folder.resolve(site.screen().id()));
                cards.add(card);
                screens.add(card);
            }
        }
        return cards;
    }

    private static String colour(Screen screen) {
        return screen.colour().name().toLowerCase(Locale.ROOT);
    }

    private static List<Screen> playerScreens(ControllerConfig config) {
        return config.screens().stream()
                .filter(s -> s.connection().kind() == Connection.Kind.PLAYER)
                .map(ScreenSite::screen)
                .toList();
    }

    /** Says when each screen comes to "shown"; ends after the wanted seconds, or when it is told to stop. */
    private int watch(DemoOffice office, List<DemoScreen> screens, Run run) throws CommandException {
        List<String> shown = new ArrayList<>();
        boolean told = false;
        while (true) {
            Map<String, ScreenView> views = office.screens();
            for (DemoScreen screen : screens) {
                revive(screen);
                sayOnce(screen, views, shown, run.started());
            }
            if (shown.size() == screens.size() && !told) {
                told = true;
                workplace.terminal().say("demo.done", screens.size());
                if (seconds.isEmpty()) {
                    workplace.terminal().say("demo.runs");
                }
            }
            boolean over = seconds.isPresent() && elapsed(run.started()) >= seconds.get();
            if (over || await()) {
                return finish(screens, views, shown, run.folder());
            }
        }
    }

    /** A card or player that was killed comes back as after a power cut; one that keeps dying ends the demo. */
    private void revive(DemoScreen screen) throws CommandException {
        DemoProcess process = screen.process();
        try {
            if (process.restarts() > MOST_RESTARTS) {
                throw CommandException.of(
                        ExitCode.FAILED, "demo.keeps-dying", screen.screen().id(), process.log());
            }
            if (process.revive()) {
                workplace.terminal().say("demo.revived", screen.screen().id());
            }
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", process.log(), e.getMessage());
        }
    }

    private void sayOnce(DemoScreen screen, Map<String, ScreenView> views, List<String> shown, long started) {
        String id = screen.screen().id();
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
        return view.upToDate() && shows(view);
    }

    /** An item is on the screen, proven; a newer manifest may wait until it ends. */
    private static boolean shows(ScreenView view) {
        return view.unknownSince().isEmpty()
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

    private int finish(List<DemoScreen> screens, Map<String, ScreenView> views, List<String> shown, Path folder)
            throws CommandException {
        List<String> missing = screens.stream()
                .map(p -> p.screen().id())
                .filter(id -> !shown.contains(id)
                        || !Optional.ofNullable(views.get(id))
                                .filter(DemoCommand::shows)
                                .isPresent())
                .toList();
        if (!missing.isEmpty()) {
            throw CommandException.of(ExitCode.FAILED, "demo.missing", String.join(", ", missing), folder);
        }
        if (out.isPresent()) {
            for (DemoScreen screen : screens) {
                screen.picture(out.get());
            }
        }
        workplace.terminal().document(views.values());
        return ExitCode.DONE.number();
    }

    private static long elapsed(long started) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
    }
}
