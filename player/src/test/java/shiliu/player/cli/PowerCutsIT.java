package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.play.TestServer;

/**
 * R4: a player is killed at any moment, while bundles come, and each time it is back with a picture, without a controller.
 * {@code -Dshiliu.power-cuts=1000} for more than the three of the gate; prints how long from the JVM's start to the frame.
 */
class PowerCutsIT {
    private static final int CUTS = Integer.getInteger("shiliu.power-cuts", 3);
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Pattern MILLIS = Pattern.compile("first frame[^0-9]*([0-9]+) ms");

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final Manifest.Entry one = office.entry(Office.slogan("民族团结一家亲"), "wang");
    private final Manifest.Entry two = office.entry(Office.slogan("同心共筑中国梦"), "wang");
    private final List<Process> started = new ArrayList<>();
    private TestServer server;

    @BeforeEach
    void serve() throws IOException {
        Clock machine = Clock.systemUTC();
        server = new TestServer(office, Clock.offset(machine, Duration.between(machine.instant(), Office.NOON)));
        server.serve(Office.manifest(1, one));
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        server.close();
    }

    @Test
    void thePictureIsBackAfterEachCut() throws Exception {
        Path online = config("online.yaml", server.address());
        Path alone = config("alone.yaml", URI.create("http://127.0.0.1:1"));
        Path log = start(online, "--pair", "good-code");
        await().atMost(LONG)
                .until(() -> server.reports.stream()
                        .anyMatch(report ->
                                new String(report, java.nio.charset.StandardCharsets.UTF_8).contains("\"stored\"")));
        kill();
        Random random = new Random(20261126);
        List<Long> millis = new ArrayList<>();
        for (int cut = 0; cut < CUTS; cut++) {
            server.serve(Office.manifest(2 + cut, cut % 2 == 0 ? two : one));
            log = start(online);
            if (started.get(started.size() - 1).waitFor(random.nextInt(2000), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("it ended by itself: " + Files.readString(log));
            }
            kill();
            log = start(alone);
            millis.add(firstFrame(log));
            kill();
        }
        millis.sort(null);
        System.out.printf(
                "%d cuts: first frame after %d ms (median), %d ms (99 %%), %d ms (most)%n",
                CUTS, millis.get(CUTS / 2), millis.get(Math.min(CUTS - 1, CUTS * 99 / 100)), millis.get(CUTS - 1));
    }

    private static long firstFrame(Path log) {
        await().atMost(LONG).until(() -> Files.readString(log).contains("first frame"));
        assertThat(log).content().contains("an item");
        try {
            Matcher millis = MILLIS.matcher(Files.readString(log));
            assertThat(millis.find()).as(Files.readString(log)).isTrue();
            return Long.parseLong(millis.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path config(String name, URI controller) throws IOException {
        return Files.writeString(folder.resolve(name), """
                screen: gate
                controller: %s
                data: data
                trust-root: %s
                output: {kind: png, folder: shown}
                """.formatted(controller, Office.pinned()));
    }

    private Path start(Path config, String... more) throws IOException {
        Path log = folder.resolve("log" + started.size());
        List<String> all = new ArrayList<>(List.of("--clock", Office.NOON.toString()));
        all.addAll(List.of(more));
        started.add(PlayerProcess.start(config, log, all));
        return log;
    }

    private void kill() throws InterruptedException {
        Process last = started.get(started.size() - 1);
        last.destroyForcibly();
        last.waitFor();
    }
}
