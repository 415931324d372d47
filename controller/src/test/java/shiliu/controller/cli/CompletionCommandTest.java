package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.cli.Program;
import shiliu.player.cli.Terminal;

class CompletionCommandTest {
    @TempDir
    Path folder;

    @Test
    void aRealShellCompletesCommandsOfCommands() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = new Program(print, print, Map.of())
                .run(
                        (Terminal terminal) -> Main.commands(new Workplace(terminal, Map.of())),
                        List.of("shiliu.controller.messages"),
                        "completion");
        assertThat(exit).isZero();
        Path script = Files.writeString(folder.resolve("completion"), out.toString(StandardCharsets.UTF_8));
        assertThat(completed(script, "shiliu", "aud")).contains("audit");
        assertThat(completed(script, "shiliu", "review", "ap")).contains("approve");
        assertThat(completed(script, "shiliu", "user", "add", "--comm")).contains("--community");
    }

    private static String completed(Path script, String... words) throws Exception {
        String last = words[words.length - 1];
        String bash = "source " + script + "; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; COMP_LINE='" + String.join(" ", words) + "'; COMP_POINT=${#COMP_LINE}; "
                + "_complete_shiliu shiliu " + last + " " + words[words.length - 2] + "; echo \"${COMPREPLY[@]}\"";
        Process shell =
                new ProcessBuilder("bash", "-c", bash).redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return said;
    }
}
