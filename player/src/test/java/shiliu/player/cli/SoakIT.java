package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;
import shiliu.player.play.TestServer;
import shiliu.player.playlist.Alert;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/**
 * A real player of 256x128 under random faults: a controller that is slow, wrong, silent or gone, bundles that are refused,
 * stops, resumes, alerts, a machine that stands still. Afterwards it shows what it should. The gate has each fault once; {@code
 * -Dshiliu.soak.seconds=3600} goes on with them, and prints how memory, threads and descriptors grew.
 */
class SoakIT {
    private static final int SECONDS = Integer.getInteger("shiliu.soak.seconds", 0);
    private static final int FAULTS = 8;
    private static final Duration LONG = Duration.ofSeconds(90);
    /** Seconds after which a slope says something. */
    private static final int MEANS = 1800;
    /** Seconds between two looks at what lives. */
    private static final int EVERY = 300;

    private static final Screen BOARD = new Screen(
            "gate",
            "大门",
            "guangming",
            Set.of("board"),
            new Size(256, 128),
            Colour.RGB,
            8,
            15,
            Office.ZONE,
            Optional.empty());

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final Manifest.Entry one = office.entry(Office.slogan("民族团结一家亲"), "wang");
    private final Manifest.Entry two = office.entry(Office.slogan("同心共筑中国梦，共建美好家园，共享团结进步"), "wang");
    private final List<byte[]> orders = new ArrayList<>();
    private final Random random = new Random(20261126);
    private Clock clock = Clock.systemUTC();
    private TestServer server;
    private long version = 1;

    @BeforeEach
    void serve() throws IOException {
        clock = Clock.offset(clock, Duration.between(clock.instant(), Office.NOON));
        server = new TestServer(office, clock);
        server.serve(manifest());
        Files.writeString(folder.resolve("player.yaml"), """
                screen: gate
                controller: %s
                data: data
                trust-root: %s
                output: {kind: png, folder: shown}
                """.formatted(server.address(), Office.pinned()));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private Manifest manifest() {
        Manifest.Entry[] items = version % 2 == 0 ? new Manifest.Entry[] {one, two} : new Manifest.Entry[] {two, one};
        return Office.manifest(BOARD, version++, Office.NOON.plus(Duration.ofDays(30)), items);
    }

    @Test
    void itOutlivesEveryFault() throws Exception {
        Process player = PlayerProcess.start(
                folder.resolve("player.yaml"),
                folder.resolve("log"),
                List.of("--clock", Office.NOON.toString(), "--pair", "good-code"));
        try {
            await().atMost(LONG).until(() -> says("\"what\":\"ITEM\""));
            soak(player);
            server.instead.clear();
            server.serve(manifest());
            long newest = version - 1;
            server.reports.clear();
            await().atMost(LONG).until(() -> says("\"version\":" + newest + ",") && says("\"what\":\"ITEM\""));
            assertThat(player.isAlive()).isTrue();
        } finally {
            player.destroyForcibly();
        }
    }

    private void soak(Process player) throws Exception {
        ProcessFigures figures = new ProcessFigures(player.pid());
        ProcessFigures.Sample first = figures.sample();
        Optional<Growth> growth = Optional.empty();
        long grows = System.nanoTime() + TimeUnit.SECONDS.toNanos(EVERY);
        long began = System.nanoTime();
        long until = began + TimeUnit.SECONDS.toNanos(SECONDS);
        int faults = 0;
        List<Integer> each = new ArrayList<>(IntStream.range(0, FAULTS).boxed().toList());
        Collections.shuffle(each, random);
        while (faults < FAULTS || System.nanoTime() < until) {
            fault(player, faults < FAULTS ? each.get(faults) : random.nextInt(FAULTS));
            faults++;
            assertThat(player.waitFor(500 + random.nextInt(SECONDS == 0 ? 500 : 2500), TimeUnit.MILLISECONDS))
                    .as("it ended by itself: %s", folder.resolve("log"))
                    .isFalse();
            figures.sample();
            if (SECONDS >= MEANS && System.nanoTime() > grows) {
                grows = System.nanoTime() + TimeUnit.SECONDS.toNanos(EVERY);
                if (growth.isEmpty()) {
                    growth = Optional.of(new Growth(player.pid()));
                } else {
                    growth.get().sample();
                }
            }
        }
        ProcessFigures.Sample last = figures.sample();
        System.out.printf(
                "%d faults in %d s: %s; %.1f %% of a core%n",
                faults,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
                // Within minutes everything still grows to its size.
                SECONDS < MEANS ? "too short to tell what grows" : figures.slopes(),
                ProcessFigures.load(first, last));
        if (growth.isPresent()) {
            System.out.println(growth.get().told());
        }
    }

    private void fault(Process player, int which) throws Exception {
        server.instead.clear();
        switch (which) {
            case 0 -> server.instead.put("/v1", exchange -> TestServer.send(exchange, 500, new byte[0]));
            case 1 -> server.instead.put("/v1", HttpExchange::close);
            case 2 -> server.instead.put("/v1/screens", SoakIT::nonsense);
            case 3 -> server.serve(Office.manifest(BOARD, 1, Office.NOON.plus(Duration.ofDays(30)), one));
            case 4 -> stopAndResume();
            case 5 -> alert();
            case 6 -> standStill(player);
            default -> server.serve(manifest());
        }
    }

    private static void nonsense(HttpExchange exchange) throws IOException {
        byte[] noise = new byte[50_000];
        new Random(1).nextBytes(noise);
        TestServer.send(exchange, 200, noise);
    }

    private void stopAndResume() {
        byte[] stop = Office.signedOrder(Office.order(Order.Kind.STOP, "演练 " + orders.size()), "sun");
        give(stop);
        give(Office.signedOrder(Office.order(Order.Kind.RESUME, "好了", stop), "sun", "zhou"));
    }

    private void alert() {
        Instant now = clock.instant();
        Instant end = now.plusSeconds(2);
        Alert text = new Alert(Alert.Severity.ORANGE, "大风", "阵风八级", List.of(), "应急管理局", now, end);
        give(Office.signedOrder(
                new Order(
                        1,
                        Order.Kind.ALERT,
                        Order.Scope.ALL,
                        now.toEpochMilli(),
                        now,
                        Optional.of(end),
                        "",
                        List.of(),
                        Optional.of(text)),
                "ma"));
    }

    private void give(byte[] order) {
        orders.add(order);
        server.order(orders.toArray(byte[][]::new));
    }

    private static void standStill(Process player) throws Exception {
        signal(player, "-STOP");
        assertThat(player.waitFor(1500, TimeUnit.MILLISECONDS)).isFalse();
        signal(player, "-CONT");
    }

    private static void signal(Process player, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, String.valueOf(player.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private boolean says(String what) {
        return server.reports.stream().anyMatch(report -> new String(report, StandardCharsets.UTF_8).contains(what));
    }
}
