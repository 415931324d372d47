package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.render.Pictures;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.line.LineRunner;
import shiliu.protocols.line.Lines;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.Seat;
import shiliu.protocols.line.Timing;
import shiliu.protocols.line.TransportAddress;

/** Virtual cards as processes, driven over real sockets. */
@Timeout(120)
class CardCommandIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("\"address\":\"([^\"]+)\"");
    private static final Geometry STRIP = new Geometry(64, 16, Colour.MONO);

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private int logs;

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Path start(String... arguments) throws IOException {
        Path log = folder.resolve("said-" + ++logs + ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "card"));
        command.addAll(List.of(arguments));
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        return log;
    }

    private static String address(Path log) {
        await().atMost(LONG).until(() -> ADDRESS.matcher(Files.readString(log)).find());
        try {
            Matcher said = ADDRESS.matcher(Files.readString(log));
            assertThat(said.find()).isTrue();
            return said.group(1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Frame picture(int seed) {
        int[] rgb = new int[64 * 16];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (i * 31 + seed) % 7 == 0 ? 0xFF0000 : 0;
        }
        return Frame.of(64, 16, rgb);
    }

    private static void show(String driver, String address, Frame wanted) throws Exception {
        Family family = Drivers.find(driver).orElseThrow();
        TransportAddress at = TransportAddress.parse(address);
        try (Network network = new Network();
                LineRunner line = new LineRunner(driver, Lines.opener(network, at), Timing.USUAL, System::nanoTime)) {
            Seat seat = line.seat(family.driver().apply(new Family.Site(STRIP, OptionalInt.empty())), () -> {});
            line.start();
            seat.want(wanted);
            await().atMost(LONG).until(() -> seat.watch().lit().map(Lit::frame).equals(Optional.of(wanted)));
        }
    }

    @Test
    void itDrawsWhatItIsSentAndKeepsWhatItStores() throws Exception {
        String[] card = {
            "jetfile",
            "--tcp",
            "127.0.0.1:0",
            "--size",
            "64x16",
            "--colour",
            "mono",
            "--json",
            "--out",
            folder.resolve("out").toString(),
            "--store",
            folder.resolve("store").toString()
        };
        show("jetfile", address(start(card)), picture(1));
        String events = Files.readString(folder.resolve("out/events.jsonl"));
        assertThat(events.lines().reduce((a, b) -> b).orElseThrow())
                .contains("\"event\":\"shown\"", picture(1).sha256());
        long pictures = events.lines().count();
        assertThat(Files.readAllBytes(folder.resolve("out/" + pictures + ".png")))
                .isEqualTo(Pictures.png(picture(1)));

        Process first = started.get(0);
        first.destroyForcibly().waitFor();
        // Its home is the page that it was first told: there after a power cut, before anybody speaks to it.
        address(start(card));
        await().atMost(LONG)
                .until(() -> Files.readString(folder.resolve("out/events.jsonl"))
                                .lines()
                                .count()
                        > pictures);
        assertThat(Files.readString(folder.resolve("out/events.jsonl"))
                        .lines()
                        .reduce((a, b) -> b)
                        .orElseThrow())
                .contains(picture(1).sha256());
    }

    @Test
    void itsFaultsAreLivedWith() throws Exception {
        Path log = start(
                "onbon-5e",
                "--udp",
                "127.0.0.1:0",
                "--size",
                "64x16",
                "--colour",
                "mono",
                "--json",
                "--fault",
                "drop=0.1,flip=5e-4",
                "--seed",
                "4");
        show("onbon-5e", address(log), picture(2));
    }

    @Test
    void anEndIsCleanAndAMistakeIsNot() throws Exception {
        String address =
                address(start("onbon-6e", "--tcp", "127.0.0.1:0", "--size", "64x16", "--colour", "dual", "--json"));
        Process good = started.get(0);
        good.destroy();
        assertThat(good.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(good.exitValue()).isZero();
        assertThat(address).startsWith("tcp://127.0.0.1:");

        refused(
                2,
                "No such fault",
                "jetfile",
                "--tcp",
                "127.0.0.1:0",
                "--size",
                "8x8",
                "--colour",
                "mono",
                "--fault",
                "x");
        refused(
                2,
                "There is no onbon-6q card",
                "onbon-6q",
                "--tcp",
                "127.0.0.1:0",
                "--size",
                "8x8",
                "--colour",
                "mono");
        refused(2, "There is no driver", "onbon", "--tcp", "127.0.0.1:0", "--size", "8x8", "--colour", "mono");
        refused(
                4,
                "/dev/ttyNONE",
                "jetfile",
                "--serial",
                "/dev/ttyNONE?baud=9600",
                "--size",
                "8x8",
                "--colour",
                "mono");
    }

    private void refused(int code, String sentence, String... arguments) throws Exception {
        Path log = start(arguments);
        Process bad = started.get(started.size() - 1);
        assertThat(bad.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log)).contains(sentence).doesNotContain("\tat ");
        assertThat(bad.exitValue()).isEqualTo(code);
    }
}
