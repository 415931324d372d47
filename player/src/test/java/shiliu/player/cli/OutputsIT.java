package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Office;
import shiliu.player.play.TestServer;

/** Real players on a framebuffer's stand-in and on a display, each beside a folder of pictures that says what is right. */
class OutputsIT {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final int WIDTH = 256;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private TestServer server;

    @BeforeEach
    void serve() throws IOException {
        Clock machine = Clock.systemUTC();
        // It has nothing to give: the safe card stands still.
        server = new TestServer(new Office(), Clock.offset(machine, Duration.between(machine.instant(), Office.NOON)));
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        server.close();
    }

    @Test
    void aStripIsFoldedOntoAFramebuffer() throws Exception {
        Path graphics = Files.createDirectory(folder.resolve("graphics"));
        Files.writeString(graphics.resolve("virtual_size"), WIDTH + ",128\n");
        Files.writeString(graphics.resolve("bits_per_pixel"), "32\n");
        Files.writeString(graphics.resolve("stride"), WIDTH * 4 + "\n");
        Files.write(folder.resolve("fb0"), new byte[WIDTH * 4 * 128]);
        play(
                Map.of(),
                "{kind: framebuffer, device: fb0, graphics: graphics, map: ["
                        + "{from: 64x32+0+0, to: 8+4}, {from: 64x32+64+0, to: 8+40, turn: half}]}");
        int[] canvas = latest();
        ByteBuffer shown =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("fb0"))).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                assertThat(shown.getInt(4 * ((y + 4) * WIDTH + x + 8))).isEqualTo(canvas[y * 128 + x]);
                assertThat(shown.getInt(4 * ((31 - y + 40) * WIDTH + 63 - x + 8)))
                        .isEqualTo(canvas[y * 128 + 64 + x]);
            }
        }
        assertThat(shown.getInt(0)).isZero();
    }

    @Test
    void aWindowShowsItPixelByPixel() throws Exception {
        Assumptions.assumeTrue(
                new File("/usr/bin/Xvfb").exists() || System.getenv("CI") != null, "Xvfb is not installed");
        String display = display();
        Map<String, String> environment = Map.of("DISPLAY", display);
        play(environment, "{kind: window, fit: exact}");
        int[] canvas = latest();
        await().atMost(LONG).untilAsserted(() -> {
            BufferedImage seen = grabbed(environment);
            assertThat(seen.getRGB(0, 0, 128, 32, null, 0, 128)).isEqualTo(opaque(canvas));
            assertThat(seen.getRGB(130, 10) & 0xFFFFFF).isZero();
        });
    }

    private static int[] opaque(int[] pixels) {
        int[] all = pixels.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] |= 0xFF000000;
        }
        return all;
    }

    private void play(Map<String, String> environment, String output) throws IOException {
        Path config = Files.writeString(
                folder.resolve("player.yaml"), """
                screen: gate
                controller: %s
                data: data
                trust-root: %s
                outputs: [{kind: png, folder: shown}, %s]
                """.formatted(server.address(), Office.pinned(), output));
        Path log = folder.resolve("log");
        started.add(PlayerProcess.start(
                config, log, List.of("--clock", Office.NOON.toString(), "--pair", "good-code"), environment));
        await().atMost(LONG).until(() -> Files.readString(log).contains("first frame"));
        assertThat(log).content().contains("the safe card");
    }

    private int[] latest() throws IOException {
        BufferedImage picture =
                ImageIO.read(folder.resolve("shown").resolve("latest.png").toFile());
        int[] pixels = picture.getRGB(0, 0, 128, 32, null, 0, 128);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        assertThat(pixels).contains(0xFF0000);
        return pixels;
    }

    /** A display of its own, of a number that is free. */
    private String display() throws IOException {
        Path number = folder.resolve("display");
        started.add(
                new ProcessBuilder("sh", "-c", "exec Xvfb -displayfd 3 -screen 0 640x200x24 -nolisten tcp 3>" + number)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("xvfb.log").toFile())
                        .start());
        await().atMost(LONG)
                .until(() -> Files.exists(number) && Files.readString(number).endsWith("\n"));
        return ":" + Files.readString(number).strip();
    }

    private BufferedImage grabbed(Map<String, String> environment) throws Exception {
        Path png = folder.resolve("seen.png");
        ProcessBuilder grab = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Grab.class.getName(),
                png.toString());
        grab.environment().putAll(environment);
        assertThat(grab.inheritIO().start().waitFor()).isZero();
        return ImageIO.read(png.toFile());
    }

    /** Takes a picture of the display. */
    static final class Grab {
        public static void main(String[] to) throws Exception {
            ImageIO.write(new Robot().createScreenCapture(new Rectangle(0, 0, 640, 200)), "png", new File(to[0]));
        }
    }
}
