package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.cli.Program;
import shiliu.player.cli.Terminal;
import shiliu.player.json.Json;

/** What the doctor finds on this machine, and on worse ones. */
class DoctorCommandTest {
    @TempDir
    Path folder;

    private String out = "";

    private int run(Map<String, String> environment, String... command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of("doctor"));
        all.addAll(List.of(command));
        int exit = new Program(stream, new PrintStream(new ByteArrayOutputStream()), environment)
                .run(
                        (Terminal terminal) -> Main.commands(new Workplace(terminal, environment)),
                        List.of("shiliu.controller.messages"),
                        all.toArray(String[]::new));
        out = bytes.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private Path config(int port, String data) throws Exception {
        return Files.writeString(folder.resolve("controller.yaml"), """
                listen: {host: 127.0.0.1, port: %d}
                data: %s
                communities: [{id: a, name: 甲}]
                screens:
                  - {id: gate, name: 门, community: a, size: 128x32, colour: mono, pitch-mm: 10, distance-m: 15,
                     driver: onbon-5e, address: 'serial:/dev/no-such-port?baud=57600'}
                """.formatted(port, data));
    }

    private DoctorCommand.Line line(String what) throws Exception {
        return Json.readList(out.getBytes(StandardCharsets.UTF_8), DoctorCommand.Line.class).stream()
                .filter(line -> line.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachThingHasItsLineAndWhatIsMissingItsRemedy() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("bin"));
        Files.createFile(tools.resolve("ffmpeg"));
        assertThat(tools.resolve("ffmpeg").toFile().setExecutable(true)).isTrue();
        int exit = run(
                Map.of("PATH", tools.toString()), "--config", config(0, "data").toString(), "--json", "--lang", "en");
        assertThat(line("fonts").good()).isTrue();
        assertThat(line("database").good()).isTrue();
        assertThat(line("config").found()).contains("1 screens");
        assertThat(line("disk").good()).isTrue();
        assertThat(line("port").good()).isTrue();
        assertThat(line("ffmpeg").good()).isTrue();
        DoctorCommand.Line socat = line("socat");
        assertThat(socat.good()).isFalse();
        assertThat(socat.needed()).isFalse();
        assertThat(socat.remedy().orElseThrow()).contains("apt install socat");
        assertThat(line("serial").remedy()).isPresent();
        assertThat(exit)
                .as("nothing that is needed is missing but perhaps an encoding")
                .isEqualTo(line("encoding").good() ? 0 : 1);
        try (var left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("bin", "controller.yaml");
        }
    }

    @Test
    void whatIsNeededAndNotThereEndsWithOne() throws Exception {
        Files.writeString(folder.resolve("file"), "no folder");
        assertThat(run(Map.of(), "--config", config(0, "file/data").toString(), "--lang", "zh"))
                .isEqualTo(1);
        assertThat(out).contains("不能写", "→");
        assertThat(run(Map.of(), "--config", folder.resolve("none.yaml").toString(), "--json"))
                .isEqualTo(1);
        assertThat(line("config").good()).isFalse();
    }

    @Test
    void aPortThatIsTakenIsTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            run(Map.of(), "--config", config(taken.getLocalPort(), "data").toString(), "--json", "--lang", "en");
            assertThat(line("port").good()).isFalse();
            assertThat(line("port").found()).contains(String.valueOf(taken.getLocalPort()));
        }
    }
}
