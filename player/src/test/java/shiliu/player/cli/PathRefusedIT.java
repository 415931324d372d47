package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.play.Report;
import shiliu.player.play.TestServer;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Submission;
import shiliu.player.screen.Screen;

/** A player process before a server that means harm, and that holds the controller's key where that helps it. */
class PathRefusedIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final Manifest.Entry good = office.entry(still("民族团结"), "wang");
    private final Manifest.Entry other = office.entry(Office.slogan("换了画面"), "wang");
    private volatile Optional<byte[]> offered = Optional.empty();
    private long version = 10;
    private volatile int offers;
    private volatile int taken;

    @Test
    void whateverIsRefusedIsReportedByItsNameAndThePictureStays() throws Exception {
        Clock machine = Clock.systemUTC();
        Clock clock = Clock.offset(machine, Duration.between(machine.instant(), Office.NOON));
        try (TestServer server = new TestServer(office, clock)) {
            server.instead.put("/v1/screens/gate/manifest", this::answer);
            offerGood();
            Process player = start(server);
            try {
                await("the first picture")
                        .atMost(LONG)
                        .until(() -> !server.reports.isEmpty()
                                && last(server).stored().isPresent());
                List<String> shown = frames();
                for (Refusal refusal : refusals()) {
                    offer(refusal.manifest());
                    await(refusal.code())
                            .atMost(LONG)
                            .until(() -> last(server).problems().stream()
                                    .anyMatch(problem -> problem.code().equals(refusal.code())));
                    assertThat(frames())
                            .as("the picture stays: %s", refusal.code())
                            .isEqualTo(shown);
                    assertThat(last(server).shown().orElseThrow().item())
                            .contains(good.item().sha256());
                    // A good one between two bad ones, so that the player need not grow patient.
                    offerGood();
                    await("the good one is taken").atMost(LONG).until(() -> taken == offers);
                }
                assertThat(frames()).isEqualTo(shown);
            } finally {
                player.destroyForcibly();
            }
        }
    }

    private record Refusal(String code, byte[] manifest) {}

    private List<Refusal> refusals() {
        Screen gate = Office.GATE;
        Screen elsewhere = new Screen(
                "hall",
                gate.name(),
                gate.community(),
                Set.of(),
                gate.size(),
                gate.colour(),
                gate.pitchMm(),
                gate.distanceM(),
                gate.zone(),
                Optional.empty());
        long next = 1000;
        Manifest.Entry altered = office.entry(Office.slogan("原文"), "wang");
        byte[] bytes = office.blobs().get(altered.item().sha256()).clone();
        bytes[bytes.length / 2] ^= 1;
        office.blobs().put(altered.item().sha256(), bytes);
        Manifest.Entry byAuthor = office.entry(Office.slogan("自己批准"), "li");
        Manifest.Entry unapproved = office.entry(Office.slogan("无人批准"), new String[0]);
        return List.of(
                new Refusal("bundle.unsigned", Office.sign(DocumentType.MANIFEST, Office.manifest(next, other))),
                new Refusal(
                        "bundle.wrong-screen",
                        Office.signed(Office.manifest(elsewhere, next, Office.NOON.plus(MONTH), other))),
                new Refusal("bundle.rolled-back", Office.signed(Office.manifest(2, other))),
                new Refusal(
                        "bundle.expired",
                        Office.signed(Office.manifest(gate, next, Office.NOON.minusSeconds(1), other))),
                new Refusal("bundle.wrong-hash", Office.signed(Office.manifest(next, altered))),
                new Refusal("bundle.not-approved", Office.signed(Office.manifest(next, unapproved))),
                new Refusal("bundle.approved-by-author", Office.signed(Office.manifest(next, byAuthor))));
    }

    private void offerGood() {
        version++;
        offer(Office.signed(Office.manifest(version, good)));
    }

    private synchronized void offer(byte[] manifest) {
        offers++;
        offered = Optional.of(manifest);
    }

    /** As the controller answers, but at once. */
    private synchronized void answer(HttpExchange exchange) throws IOException {
        String tag = "\"" + offers + "\"";
        boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        exchange.getResponseHeaders().set("ETag", tag);
        TestServer.send(exchange, same ? 304 : 200, same ? new byte[0] : offered.orElseThrow());
        // What comes with the tag was taken in the meantime; a refused one is asked for without it.
        taken = same ? offers : taken;
    }

    /** One picture that stands, so that every other one is noticed. */
    private static Submission still(String text) {
        Airing standing = new Airing(Optional.empty(), Optional.of(Enter.CUT), Optional.empty());
        return Office.submission("guangming", new Slogan(text, List.of(), standing));
    }

    private static Report last(TestServer server) throws JsonException {
        return Json.read(server.reports.get(server.reports.size() - 1), Report.class);
    }

    /** A line for each frame that was output. */
    private List<String> frames() throws IOException {
        return Files.readAllLines(folder.resolve("shown/frames.jsonl"));
    }

    private Process start(TestServer server) throws IOException {
        Path config =
                Files.writeString(folder.resolve("player.yaml"), """
                screen: gate
                controller: %s
                data: data
                trust-root: %s
                output: {kind: png, folder: shown}
                """.formatted(server.address(), Office.pinned()));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "play",
                        "--config",
                        config.toString(),
                        "--pair",
                        "good-code",
                        "--clock",
                        Office.NOON.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("player.log").toFile())
                .start();
    }
}
