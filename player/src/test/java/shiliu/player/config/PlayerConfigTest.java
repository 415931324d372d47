package shiliu.player.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.net.Endpoint;
import shiliu.player.net.Fingerprint;

class PlayerConfigTest {
    @TempDir
    Path folder;

    @Test
    void theSampleIsGood() throws Exception {
        PlayerConfig config = PlayerConfig.read(Path.of("../config/player.yaml"));
        assertThat(config.screen()).isEqualTo("guangming-hall");
        assertThat(config.controller()).isEqualTo(Endpoint.of(URI.create("http://127.0.0.1:8460")));
        assertThat(config.outputs().get(0))
                .isEqualTo(new PlayerOutput(
                        PlayerOutput.Kind.WINDOW,
                        Optional.empty(),
                        PlayerOutput.Fit.EXACT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(config.pairingCode()).isEmpty();
    }

    @Test
    void pathsStartFromTheFilesFolder() throws Exception {
        PlayerConfig config = read("""
                screen: a
                controller: http://localhost:1/
                data: d
                output: {kind: png, folder: shown}
                language: zh
                trust-root: %s
                pairing-code-file: /etc/code
                """.formatted("ab".repeat(32)));
        assertThat(config.data()).isEqualTo(folder.resolve("d"));
        assertThat(config.outputs().get(0).folder()).contains(folder.resolve("shown"));
        assertThat(config.pairingCode()).contains(Path.of("/etc/code"));
        assertThat(config.controller()).isEqualTo(Endpoint.of(URI.create("http://localhost:1")));
        assertThat(config.language()).contains(Locale.CHINESE);
    }

    @Test
    void aCardHasItsDriverAndItsAddress() throws Exception {
        String file = """
                screen: a
                controller: http://localhost:1
                data: d
                output: {kind: card, driver: onbon-6e, address: 'tcp://192.0.2.7:5005'}
                trust-root: %s
                """.formatted("ab".repeat(32));
        assertThat(read(file).outputs().get(0).card())
                .contains(new PlayerOutput.Card("onbon-6e", "tcp://192.0.2.7:5005"));

        ProblemsException e = catchThrowableOfType(
                ProblemsException.class, () -> read(file.replaceAll("driver: .*}", "driver: Onbon 6E}")));
        assertThat(e.problems())
                .extracting(p -> p.line() + ":" + p.column() + " " + p.code())
                .containsExactly("4:9 config.field-missing", "4:30 config.id");
    }

    @Test
    void severalOutputsShareTheScreen() throws Exception {
        String file = """
                screen: a
                controller: http://localhost:1
                data: d
                outputs:
                  - {kind: framebuffer, device: /dev/fb1, map: [{from: 128x32+0+0}, {from: 128x32+128+0, to: 0+32, turn: half}]}
                  - {kind: window, map: [{from: 64x32+256+0, mirror: left-right}]}
                trust-root: %s
                """.formatted("ab".repeat(32));
        PlayerConfig config = read(file);
        assertThat(config.outputs()).hasSize(2);
        PlayerOutput first = config.outputs().get(0);
        assertThat(first.framebuffer().orElseThrow().graphics()).isEqualTo(Path.of("/sys/class/graphics/fb1"));
        assertThat(first.map().orElseThrow().size()).hasToString("128x64");

        ProblemsException e = catchThrowableOfType(
                ProblemsException.class,
                () -> read(file.replace("to: 0+32", "to: 0+31").replace("64x32+256+0", "64x32/256/0")));
        assertThat(e.problems())
                .extracting(p -> p.line() + " " + p.code())
                .containsExactly("5 config.map", "6 config.map");
    }

    @Test
    void aMapThatNeedsMoreThanItsFramebufferIsRefusedWhereThatIsThere() throws Exception {
        String file = """
                screen: a
                controller: http://localhost:1
                data: d
                output: {kind: framebuffer, device: /dev/fb1, graphics: fb1, map: [{from: 64x32+0+0, to: 100+0}]}
                trust-root: %s
                """.formatted("ab".repeat(32));
        assertThat(read(file).outputs()).hasSize(1);

        Path graphics = Files.createDirectories(folder.resolve("fb1"));
        Files.writeString(graphics.resolve("virtual_size"), "164,32");
        Files.writeString(graphics.resolve("bits_per_pixel"), "32");
        Files.writeString(graphics.resolve("stride"), "656");
        assertThat(read(file).outputs()).hasSize(1);
        assertThat(refusals(file.replace("to: 100+0", "to: 101+0"))).containsExactly("4:67 config.map-too-large");
        assertThat(refusals(file.replace("to: 100+0", "to: 0+1"))).containsExactly("4:67 config.map-too-large");
    }

    @Test
    void anotherMachineIsReachedOverTlsByItsCertificate() throws Exception {
        String file = """
                screen: a
                controller: https://192.0.2.7:8461/
                certificate: '%s'
                data: d
                output: {kind: window}
                trust-root: %s
                """.formatted("AB:".repeat(31) + "AB", "ab".repeat(32));
        assertThat(read(file).controller())
                .isEqualTo(new Endpoint(
                        URI.create("https://192.0.2.7:8461"), Optional.of(new Fingerprint("ab".repeat(32)))));
        assertThat(read(file.replace("192.0.2.7:8461", "[2001:db8::7]"))
                        .controller()
                        .address())
                .isEqualTo(URI.create("https://[2001:db8::7]"));

        assertThat(refusals(file.replaceAll("certificate: .*", ""))).containsExactly("2:13 config.no-certificate");
        assertThat(refusals(file.replaceAll("certificate: .*", "certificate: abc")))
                .containsExactly("3:14 config.certificate");
        assertThat(refusals(file.replace("https://192.0.2.7", "http://127.0.0.1")))
                .containsExactly("3:14 config.certificate-http");
        for (String address : List.of("http://192.0.2.7", "https://me@host", "https://a..b", "https://host:99999")) {
            assertThat(refusals(file.replace("https://192.0.2.7:8461/", address)))
                    .as(address)
                    .containsExactly("2:13 config.controller");
        }
    }

    private List<String> refusals(String file) {
        return catchThrowableOfType(ProblemsException.class, () -> read(file)).problems().stream()
                .map(p -> p.line() + ":" + p.column() + " " + p.code())
                .toList();
    }

    @Test
    void allProblemsAtOnce() {
        ProblemsException e = catchThrowableOfType(ProblemsException.class, () -> read("""
                        screen: Gate 1
                        controller: http://controller.example:8460
                        output: {kind: png, fit: 99}
                        langauge: zh
                        trust-root: abc
                        """));
        assertThat(e.problems())
                .extracting(p -> p.line() + ":" + p.column() + " " + p.code())
                .containsExactly(
                        "1:1 config.field-missing",
                        "1:9 config.id",
                        "2:13 config.controller",
                        "3:9 config.field-missing",
                        "3:26 config.word-unknown",
                        "4:1 config.field-unknown",
                        "5:13 config.sha256");
    }

    @Test
    void aMissingFileIsAProblem() {
        ProblemsException e =
                catchThrowableOfType(ProblemsException.class, () -> PlayerConfig.read(folder.resolve("none.yaml")));
        assertThat(e.problems()).extracting(Problem::code).isEqualTo(List.of("config.no-file"));
    }

    private PlayerConfig read(String yaml) throws Exception {
        return PlayerConfig.read(Files.writeString(folder.resolve("player.yaml"), yaml));
    }
}
