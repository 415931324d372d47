package shiliu.player.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.play.TestServer;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/**
 * What a player costs that runs a line of text all the time, with the launcher's own options; only with {@code
 * -Dshiliu.figures.seconds=60}. Its framebuffer is {@code /dev/null}: what a display would take comes on top.
 */
@EnabledIfSystemProperty(named = "shiliu.figures.seconds", matches = "[0-9]+")
class FiguresIT {
    private static final int SECONDS = Integer.getInteger("shiliu.figures.seconds", 60);
    private static final Pattern HEALTH = Pattern.compile("\"shown\":([0-9]+),\"dropped\":([0-9]+)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"256x128, 60", "1920x1080, 30"})
    void aPlayer(String size, int frames) throws Exception {
        Office office = new Office();
        Manifest.Entry running = office.entry(Office.slogan("像石榴籽一样紧紧抱在一起，共同团结奋斗、共同繁荣发展"), "wang");
        Screen screen = new Screen(
                        "gate",
                        "大门",
                        "guangming",
                        Set.of("board"),
                        Size.parse(size),
                        Colour.RGB,
                        6,
                        20,
                        Office.ZONE,
                        Optional.empty())
                .built(new Leds(Optional.empty(), 100, frames));
        Clock clock = Clock.systemUTC();
        Clock noon = Clock.offset(clock, Duration.between(clock.instant(), Office.NOON));
        try (TestServer server = new TestServer(office, noon)) {
            server.serve(Office.manifest(screen, 1, Office.NOON.plus(Duration.ofDays(30)), running));
            Process player = start(server);
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> last(server).contains("\"what\":\"ITEM\""));
                print(size, frames, server, player);
            } catch (org.awaitility.core.ConditionTimeoutException e) {
                throw new AssertionError(Files.readString(folder.resolve("log")), e);
            } finally {
                player.destroyForcibly();
            }
        }
    }

    private void print(String size, int frames, TestServer server, Process player) throws Exception {
        player.waitFor(15, TimeUnit.SECONDS);
        ProcessFigures figures = new ProcessFigures(player.pid());
        ProcessFigures.Sample from = figures.sample();
        player.waitFor(SECONDS, TimeUnit.SECONDS);
        ProcessFigures.Sample to = figures.sample();
        Matcher health = HEALTH.matcher(last(server));
        System.out.printf(
                "%s at %d frames a second: %.0f MiB, %.1f %% of a core, %s%n",
                size,
                frames,
                to.memory(),
                ProcessFigures.load(from, to),
                health.find() ? health.group(1) + " frames shown, " + health.group(2) + " dropped" : "no report");
    }

    private static String last(TestServer server) {
        return server.reports.isEmpty()
                ? ""
                : new String(server.reports.get(server.reports.size() - 1), StandardCharsets.UTF_8);
    }

    private Process start(TestServer server) throws IOException {
        Path graphics = Files.createDirectories(folder.resolve("graphics"));
        Files.writeString(graphics.resolve("virtual_size"), "1920,1080");
        Files.writeString(graphics.resolve("bits_per_pixel"), "32");
        Files.writeString(graphics.resolve("stride"), "7680");
        Path config =
                Files.writeString(folder.resolve("player.yaml"), """
                screen: gate
                controller: %s
                data: data
                trust-root: %s
                output: {kind: framebuffer, device: /dev/null, graphics: graphics}
                """.formatted(server.address(), Office.pinned()));
        ProcessBuilder process = new ProcessBuilder(List.of(
                "../shiliu",
                "play",
                "--config",
                config.toString(),
                "--clock",
                Office.NOON.toString(),
                "--pair",
                "good-code"));
        process.environment().putAll(Map.of("SHILIU_LANGUAGE", "en"));
        return process.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }
}
