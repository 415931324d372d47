package shiliu.controller.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.ScreenState;
import shiliu.controller.api.ScreenView;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.config.Communities;
import shiliu.controller.http.ControllerServer;
import shiliu.controller.http.Limits;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.Preflight;
import shiliu.controller.office.World;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.Order.Kind;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/**
 * A hundred real players in another process, each with a card, and two as processes of their own that are killed now and then.
 * What is published, stopped, warned of comes to all of them, also to the eighty whose neighbours' links are cut.
 * {@code -Dshiliu.fleet.rounds=10} for more than the gate's one round, {@code -Dshiliu.fleet.players}; prints the times until
 * the controller had the proof.
 */
@Timeout(1800)
class FleetIT {
    private static final int PLAYERS = Integer.getInteger("shiliu.fleet.players", 100);
    private static final int ROUNDS = Integer.getInteger("shiliu.fleet.rounds", 1);
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final String LOSSY = "lossy";
    private static final List<String> SOLO = List.of("solo-0", "solo-1");

    @TempDir
    private Path folder;

    private final Map<String, Long> reached = new ConcurrentHashMap<>();
    private final Map<String, Process> solo = new ConcurrentHashMap<>();
    private volatile Predicate<ScreenView> goal = view -> false;
    private World world;
    private ControllerServer server;
    private LossyLinks links;
    private Process fleet;
    private BufferedReader said;
    private PrintStream tell;
    private long begun = System.nanoTime();
    private int orders;

    private static List<String> fleetIds() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < PLAYERS; i++) {
            ids.add(String.format("s-%03d", i));
        }
        return ids;
    }

    private static Screen screen(String id) {
        return new Screen(
                id,
                id,
                "guangming",
                Set.of("gm"),
                new Size(64, 32),
                Colour.MONO,
                10,
                15,
                ZoneId.of("Asia/Shanghai"),
                Optional.empty());
    }

    @BeforeEach
    void begin(TestInfo test) throws Exception {
        List<String> all = new ArrayList<>(fleetIds());
        all.addAll(SOLO);
        world = World.staffed(
                folder.resolve("office"), all.stream().map(FleetIT::screen).toList());
        world.add("ma", "*", AccountRole.ALERT);
        server = ControllerServer.start(
                new ControllerServer.Listen("127.0.0.1", 0, Limits.DEFAULT.withPerAddress(2000)),
                world.office(),
                new PlaylistReader(Communities.ofIds(Set.of("guangming")), c -> true, Preflight.NONE),
                world.clock);
        world.office()
                .screens()
                .onChange(id -> world.office()
                        .screens()
                        .show(id)
                        .filter(goal)
                        .ifPresent(view -> reached.putIfAbsent(id, System.nanoTime())));
        links = new LossyLinks(server.address());
        boolean lossy = test.getTags().contains(LOSSY);
        startFleet(lossy ? links.address() : server.address());
        for (String id : SOLO) {
            configure(id);
            solo.put(id, startSolo(id, "--pair", invite(id)));
        }
    }

    @AfterEach
    void end() throws Exception {
        fleet.destroyForcibly();
        solo.values().forEach(Process::destroyForcibly);
        links.close();
        server.close();
        world.close();
    }

    private String invite(String id) throws Exception {
        return world.office()
                .pairing()
                .invite(world.caller("oscar"), new PairInvite(Set.of(id)))
                .code();
    }

    private static List<String> java(String heap, String main) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    }

    private void startFleet(URI controller) throws Exception {
        Path data = Files.createDirectories(folder.resolve("fleet"));
        List<String> codes = new ArrayList<>();
        for (String id : fleetIds()) {
            codes.add(id + " " + invite(id));
        }
        Files.write(data.resolve("codes"), codes);
        List<String> command = java("512m", FleetOfPlayers.class.getName());
        command.addAll(List.of(
                controller.toString(),
                world.office().accounts().firstRoot().hex(),
                data.toString(),
                world.clock.instant().toString()));
        fleet = new ProcessBuilder(command)
                .redirectError(folder.resolve("fleet.log").toFile())
                .start();
        said = new BufferedReader(new InputStreamReader(fleet.getInputStream(), StandardCharsets.UTF_8));
        tell = new PrintStream(fleet.getOutputStream(), true, StandardCharsets.UTF_8);
        awaitSaid("started");
    }

    private void awaitSaid(String word) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals(word)) {
                return;
            }
        }
        throw new IOException("the fleet ended: " + Files.readString(folder.resolve("fleet.log")));
    }

    private void configure(String id) throws IOException {
        Files.writeString(folder.resolve(id + ".yaml"), """
                screen: %s
                controller: %s
                data: %s-data
                trust-root: %s
                output: {kind: png, folder: %s-shown}
                """.formatted(
                id, server.address(), id, world.office().accounts().firstRoot().hex(), id));
    }

    private Process startSolo(String id, String... more) throws IOException {
        List<String> command = java("64m", "shiliu.player.cli.Main");
        command.addAll(List.of(
                "play",
                "--config",
                folder.resolve(id + ".yaml").toString(),
                "--clock",
                world.clock.instant().toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(id + ".log").toFile())
                .start();
    }

    /** The controller's clock stands still while nobody moves it: requests are signed by the time. */
    private void letTimePass() {
        long now = System.nanoTime();
        world.clock.advance(Duration.ofNanos(now - begun));
        begun = now;
    }

    @Test
    void whatIsOrderedComesToEveryScreenAndACutLinkSlowsNobodyElse() throws Exception {
        Times times = new Times();
        for (int round = 0; round < ROUNDS; round++) {
            times.add("publish", publish(round));
            killOne(round);
            times.add("alert", alert());
            times.add("stop", stop(everybody()));
            killOne(round + 1);
            times.add("resume", resume());
            cut(PLAYERS / 5);
            List<String> linked = fleetIds().subList(PLAYERS / 5, PLAYERS);
            times.add("stop, 20 % cut", stop(new HashSet<>(linked)));
            long mended = System.nanoTime();
            cut(0);
            await().atMost(LONG).until(() -> dark().containsAll(everybody()));
            times.add("dark after the cut", List.of(System.nanoTime() - mended));
            times.add("resume", resume());
        }
        times.print(PLAYERS);
        assertThat(world.office().orders().list(world.caller("oscar")).stream().filter(OrderView::inForce))
                .allMatch(order ->
                        order.order().kind() == Kind.RESUME || order.order().kind() == Kind.CANCEL);
    }

    /** Only in the long run. */
    @Test
    @Tag(LOSSY)
    @EnabledIfSystemProperty(named = "shiliu.fleet.rounds", matches = "[2-9]|[1-9][0-9]+")
    void aStopArrivesThoughAFifthOfAllPacketsIsLost() throws Exception {
        Times times = new Times();
        publish(0);
        for (int round = 0; round < ROUNDS; round++) {
            links.lose(0.2);
            times.add("stop, 20 % of packets lost", stop(new HashSet<>(fleetIds())));
            links.lose(0);
            await().atMost(LONG).until(() -> dark().containsAll(everybody()));
            times.add("resume", resume());
        }
        times.print(PLAYERS);
    }

    private Set<String> everybody() {
        Set<String> all = new HashSet<>(fleetIds());
        all.addAll(SOLO);
        return all;
    }

    private Set<String> dark() {
        letTimePass();
        Set<String> dark = new HashSet<>();
        for (ScreenView view : world.office().screens().list()) {
            if (ScreenState.of(view) == ScreenState.STOPPED) {
                dark.add(view.screen().id());
            }
        }
        return dark;
    }

    private List<Long> timed(Set<String> who, Predicate<ScreenView> wanted, Action action) throws Exception {
        letTimePass();
        reached.clear();
        goal = wanted;
        long start = System.nanoTime();
        action.run();
        await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> {
            letTimePass();
            return reached.keySet().containsAll(who);
        });
        goal = view -> false;
        return who.stream().map(id -> reached.get(id) - start).toList();
    }

    /** Something that is done to the street. */
    private interface Action {
        void run() throws Exception;
    }

    private List<Long> publish(int round) throws Exception {
        String id = "news-" + round;
        world.approve("rui", world.upload("edith", id, "第 " + round + " 号").review());
        SlotRequest slot = new SlotRequest(
                Optional.of("take-" + round),
                id,
                List.of("*"),
                When.ALWAYS,
                Mode.TAKEOVER,
                Optional.of(Math.min(100, 1 + round)),
                Optional.empty());
        return timed(
                everybody(),
                view -> view.shown()
                                .flatMap(shown -> shown.slot())
                                .filter(("take-" + round)::equals)
                                .isPresent()
                        && view.unknownSince().isEmpty(),
                () -> world.office().slots().add(world.caller("admin"), slot, true));
    }

    private List<Long> alert() throws Exception {
        Instant now = world.clock.instant();
        Instant until = now.plusSeconds(3600);
        Alert text = new Alert(Alert.Severity.RED, "暴雨", "请勿外出", List.of(), "应急局", now, until);
        Order order = order(Kind.ALERT, List.of(), Optional.of(until), Optional.of(text));
        List<Long> times =
                timed(everybody(), view -> ScreenState.of(view) == ScreenState.ALERT, () -> give(order, "ma"));
        Sha256 hash = newest();
        timed(
                everybody(),
                view -> ScreenState.of(view) == ScreenState.SHOWN,
                () -> give(order(Kind.CANCEL, List.of(hash), Optional.empty(), Optional.empty()), "ma"));
        return times;
    }

    private List<Long> stop(Set<String> who) throws Exception {
        return timed(
                who,
                view -> ScreenState.of(view) == ScreenState.STOPPED,
                () -> give(order(Kind.STOP, List.of(), Optional.empty(), Optional.empty()), "oscar"));
    }

    private List<Long> resume() throws Exception {
        List<Sha256> stops = world.office().orders().list(world.caller("oscar")).stream()
                .filter(order -> order.inForce() && order.order().kind() == Kind.STOP)
                .map(OrderView::hash)
                .toList();
        return timed(
                everybody(),
                view -> ScreenState.of(view) == ScreenState.SHOWN,
                () -> give(order(Kind.RESUME, stops, Optional.empty(), Optional.empty()), "oscar", "olga"));
    }

    private Sha256 newest() throws Exception {
        List<OrderView> all = world.office().orders().list(world.caller("oscar"));
        return all.get(all.size() - 1).hash();
    }

    private Order order(Kind kind, List<Sha256> lifts, Optional<Instant> until, Optional<Alert> text) {
        Instant now = world.clock.instant();
        return new Order(
                Order.FORMAT,
                kind,
                Order.Scope.ALL,
                now.toEpochMilli() + ++orders,
                now,
                until,
                "演练 " + orders,
                lifts,
                text);
    }

    private void give(Order order, String... people) throws Exception {
        world.office().orders().give(world.caller(people[0]), world.order(order, people));
    }

    private void cut(int links) throws IOException {
        tell.println(links == 0 ? "mend" : "cut " + links);
        awaitSaid("done");
    }

    /** Killed as by a power cut, and started again at once. */
    private void killOne(int which) throws Exception {
        letTimePass();
        String id = SOLO.get(which % SOLO.size());
        solo.get(id).destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        solo.put(id, startSolo(id));
    }
}
