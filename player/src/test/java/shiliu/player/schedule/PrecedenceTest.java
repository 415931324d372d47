package shiliu.player.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import shiliu.player.message.Messages;

/** The manual's table of precedence is the code's. To write it anew, run {@link #main} in the folder of the player. */
class PrecedenceTest {
    private static final Path MANUAL = Path.of("docs", "schedule.md");
    private static final String BEGIN = "<!-- precedence -->\n";
    private static final String END = "<!-- /precedence -->";

    @Test
    void theManualsTableIsTheOrderInTheCode() throws IOException {
        String manual = Files.readString(MANUAL);
        assertThat(manual.substring(manual.indexOf(BEGIN) + BEGIN.length(), manual.indexOf(END)))
                .isEqualTo(table());
    }

    @Test
    void theOrderIsTheContracts() {
        assertThat(Rule.values())
                .containsSubsequence(
                        Rule.BLACKOUT, Rule.ALERT, Rule.OVERRIDE, Rule.TAKEOVER, Rule.ROTATION, Rule.FILLER);
    }

    private static String table() {
        Messages english = Messages.in(Locale.ENGLISH);
        Messages chinese = Messages.in(Locale.CHINESE);
        StringBuilder table = new StringBuilder("| | | | |\n|---|---|---|---|\n");
        for (Rule rule : Rule.values()) {
            table.append(String.join(
                    " | ",
                    "| `" + rule.name() + "`",
                    rule.title(english) + ": " + rule.meaning(english),
                    rule.title(chinese),
                    rule.meaning(chinese) + " |\n"));
        }
        return table.toString();
    }

    public static void main(String[] arguments) throws IOException {
        String manual = Files.readString(MANUAL);
        Files.writeString(
                MANUAL,
                manual.substring(0, manual.indexOf(BEGIN) + BEGIN.length())
                        + table()
                        + manual.substring(manual.indexOf(END)));
    }
}
