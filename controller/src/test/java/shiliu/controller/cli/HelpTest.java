package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.cli.Program;

/** Every command that staff need explains itself in both languages. */
class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "screen list",
                "alarm list",
                "report plays",
                "report disclosures",
                "screen brightness",
                "screen power",
                "alert send",
                "alert update",
                "alert cancel",
                "alert list",
                "alarm ack",
                "screen show",
                "screen screenshot",
                "screen blackout",
                "screen resume",
                "schedule list",
                "schedule add",
                "schedule remove",
                "playlist list",
                "playlist show",
                "playlist withdraw"
            })
    void eachCommandHelpsInBothLanguages(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--help", "--lang"));
        List<String> helps = new ArrayList<>();
        for (String language : List.of("en", "zh")) {
            List<String> line = new ArrayList<>(words);
            line.add(language);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
            int exit = new Program(stream, stream, Map.of())
                    .run(Main::commands, List.of("shiliu.controller.messages"), line.toArray(String[]::new));
            String help = out.toString(StandardCharsets.UTF_8);
            assertThat(exit).isZero();
            assertThat(help).contains("shiliu " + command, "--json", "--controller");
            helps.add(help);
        }
        assertThat(helps.get(0)).doesNotContainPattern("\\p{IsHan}");
        assertThat(helps.get(1)).containsPattern("\\p{IsHan}");
        assertThat(helps.get(0).lines().count()).isGreaterThan(5);
    }
}
