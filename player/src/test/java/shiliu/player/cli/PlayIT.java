package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;
import shiliu.player.play.TestServer;

/** The player as a process of its own: paired, ended, started again; {@link PowerCutsIT} kills it at any moment. */
class PlayIT {
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final Manifest.Entry one = office.entry(Office.slogan("民族团结一家亲"), "wang");
    private final List<Process> started = new ArrayList<>();
    private TestServer server;
    private int logs;

    @BeforeEach
    void serve() throws IOException {
        Clock machine = Clock.systemUTC();
        server = new TestServer(office, Clock.offset(machine, Duration.between(machine.instant(), Office.NOON)));
        server.serve(Office.manifest(1, one));
        configure();
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        server.close();
    }

    @Test
    void itPairsShowsReportsAndEndsCleanly() throws Exception {
        awaitFirstFrame(start("--pair", "good-code"), "the safe card");
        await().atMost(LONG).until(() -> reports().contains("\"what\":\"ITEM\""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("player-key.json"))))
                .isEqualTo("rw-------");
        Process player = started.get(0);
        player.destroy();
        assertThat(player.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(player.exitValue()).isEqualTo(0);
        assertThat(Files.readString(data().resolve("plays/0000000000000000000.jsonl")))
                .contains(one.item().sha256().hex());
    }

    @Test
    void aStopOutlivesTheProcessAndItsController() throws Exception {
        start("--pair", "good-code");
        await().atMost(LONG).until(() -> reports().contains("\"what\":\"ITEM\""));
        server.order(Office.signedOrder(Office.order(Order.Kind.STOP, "故障"), "sun"));
        await().atMost(LONG).until(() -> reports().contains("\"what\":\"STOPPED\""));
        kill(0);
        server.close();
        awaitFirstFrame(start(), "dark, by order");
    }

    @Test
    void whatIsWrongWithACommandIsOneSentenceAndAnExitCode() throws Exception {
        assertThat(run("play")).isEqualTo(2);
        assertThat(run("play", "--config", folder.resolve("nowhere.yaml").toString()))
                .isEqualTo(2);
        assertThat(run("play", "--config", config().toString(), "--root", "abc"))
                .isEqualTo(2);
        assertThat(run("play", "--config", config().toString())).isEqualTo(2);
        assertThat(run("play", "--config", config().toString(), "--pair", "bad-code"))
                .isEqualTo(3);
        server.close();
        assertThat(run("play", "--config", config().toString(), "--pair", "good-code"))
                .isEqualTo(4);
        assertThat(run("play", "--help")).isEqualTo(0);
    }

    private int run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exit = new Program(err, err, Map.of("SHILIU_LANGUAGE", "en")).run(Main::commands, List.of(), arguments);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isNotBlank()
                .doesNotContain("\tat ")
                .doesNotContain("cli.")
                .doesNotContain("play.");
        return exit;
    }

    private void configure() throws IOException {
        Files.writeString(config(), """
                screen: gate
                controller: %s
                data: data
                trust-root: %s
                output: {kind: png, folder: shown}
                """.formatted(server.address(), Office.pinned()));
    }

    private Path config() {
        return folder.resolve("player.yaml");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String reports() {
        return server.reports.stream()
                .map(report -> new String(report, StandardCharsets.UTF_8))
                .reduce("", String::concat);
    }

    private Path start(String... more) throws IOException {
        Path log = folder.resolve("log" + logs++);
        List<String> all = new ArrayList<>(List.of("--clock", Office.NOON.toString()));
        all.addAll(List.of(more));
        started.add(PlayerProcess.start(config(), log, all));
        return log;
    }

    /** Waits a random time for the last process, which does not end by itself, and kills it. */
    private void kill(int millis) throws InterruptedException {
        Process last = started.get(started.size() - 1);
        assertThat(last.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        last.destroyForcibly();
        last.waitFor();
    }

    private static void awaitFirstFrame(Path log, String what) {
        await().atMost(LONG).until(() -> Files.readString(log).contains("first frame"));
        assertThat(log).content().contains(what);
    }
}
