package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.json.Json;
import shiliu.player.play.TestServer;

/**
 * Two players as processes of their own, without a controller, one clock 50 ms behind the other: schedule, fast.
 * They show the same in the same order; how far apart is printed, not asserted.
 */
class InStepIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    /** How many times as fast as the world; a play of ten seconds takes half of one, so that a busy machine is not too late. */
    private static final int SPEED = Integer.getInteger("shiliu.in-step.speed", 20);
    /** The hour is {@code -Dshiliu.in-step.minutes=60}. */
    private static final Duration SCHEDULE = Duration.ofMinutes(Integer.getInteger("shiliu.in-step.minutes", 7));

    private static final Duration PLAY = Duration.ofSeconds(10);
    private static final Duration FIRST = Duration.ofSeconds(180);
    private static final Duration ERROR = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final List<Process> started = new ArrayList<>();
    private final List<Manifest.Entry> items = new ArrayList<>();
    private TestServer server;

    @BeforeEach
    void serve() throws Exception {
        Clock machine = Clock.systemUTC();
        server = new TestServer(office, Clock.offset(machine, Duration.between(machine.instant(), Office.NOON)));
        for (String text : List.of("一", "二", "三", "四", "五", "六", "七")) {
            items.add(office.entry(Office.slogan(text), "wang"));
        }
        server.serve(Office.manifest(1, items.toArray(Manifest.Entry[]::new)));
        for (String name : List.of("left", "right")) {
            Files.createDirectories(folder.resolve(name));
            Files.writeString(
                    folder.resolve(name).resolve("player.yaml"), """
                    screen: gate
                    controller: %s
                    data: data
                    trust-root: %s
                    output: {kind: png, folder: shown}
                    """.formatted(server.address(), Office.pinned()));
            start(name, "--clock", Office.NOON.toString(), "--pair", "good-code");
            await().atMost(LONG)
                    .until(() -> server.reports.stream()
                            .anyMatch(report -> new String(report, StandardCharsets.UTF_8).contains("\"stored\"")));
            server.reports.clear();
            kill();
        }
        server.close();
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        server.close();
    }

    @Test
    void twoPlayersWithoutAControllerShowTheSameInStep() throws Exception {
        Instant begin = Instant.now();
        for (String name : List.of("left", "right")) {
            Instant at = name.equals("left") ? begin : begin.plus(ERROR);
            start(name, "--clock", Office.NOON.toString(), "--clock-at", at.toString(), "--speed", "" + SPEED);
        }
        Duration real = SCHEDULE.dividedBy(SPEED);
        await().atMost(real.multipliedBy(3).plus(LONG))
                .until(() -> Duration.between(begin, Instant.now()).compareTo(real) >= 0);
        kill();
        Map<Long, Shown> left = shown("left", begin);
        Map<Long, Shown> right = shown("right", begin.plus(ERROR));
        List<Long> apart = new ArrayList<>();
        for (Map.Entry<Long, Shown> play : left.entrySet()) {
            Shown other = right.get(play.getKey());
            if (other != null) {
                assertThat(other.sha256())
                        .as("play " + play.getKey())
                        .isEqualTo(play.getValue().sha256());
                apart.add(Duration.between(play.getValue().at(), other.at()).toMillis());
            }
        }
        assertThat(apart).hasSizeGreaterThan(15);
        int count = apart.size();
        apart.sort(null);
        System.out.printf(
                "%d changes, %d times as fast, clocks 50 ms apart: shown %d ms apart (median), %d (99 %%), %d (most)%n",
                count, SPEED, apart.get(count / 2), apart.get(count * 99 / 100), apart.get(count - 1));
    }

    /** A frame, and when it was handed out by the clock on the wall. */
    private record Shown(Instant at, String sha256) {}

    /** By the turn that it belongs to: every item plays ten seconds. */
    private Map<Long, Shown> shown(String name, Instant begin) throws Exception {
        Map<Long, Shown> shown = new TreeMap<>();
        for (String line : frames(name)) {
            byte[] json = line.getBytes(StandardCharsets.UTF_8);
            Duration gone = Duration.between(Office.NOON, Instant.parse(Json.peek(json, "at")));
            // What is left of the pairing, and the safe card at the start, are no plays.
            if (gone.compareTo(FIRST) > 0) {
                Instant at = begin.plus(gone.dividedBy(SPEED));
                shown.put(gone.dividedBy(PLAY), new Shown(at, Json.peek(json, "sha256")));
            }
        }
        return shown;
    }

    private List<String> frames(String name) throws IOException {
        Path log = folder.resolve(name).resolve("shown/frames.jsonl");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private void start(String name, String... more) throws IOException {
        Path own = folder.resolve(name);
        started.add(PlayerProcess.start(own.resolve("player.yaml"), own.resolve("log"), List.of(more)));
    }

    private void kill() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly();
            process.waitFor();
        }
        started.clear();
    }
}
