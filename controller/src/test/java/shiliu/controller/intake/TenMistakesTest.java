package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import shiliu.player.config.Problem;
import shiliu.player.message.Messages;

/** A playlist with ten different mistakes gives ten problems, each at its place with what to do. */
class TenMistakesTest {
    private static final Path FOLDER = Samples.PLAYLISTS.resolve("bad/ten-mistakes");

    @Test
    void tenMistakesGiveTenProblemsAtTheirPlaces() throws Exception {
        assertThat(Samples.codes(Samples.problems(PlaylistFiles.of(FOLDER))))
                .containsExactly(
                        "2:11 config.id",
                        "4:12 screens.community-unknown",
                        "5:34 config.date-impossible",
                        "7:18 config.field-unknown",
                        "8:70 intake.media-missing",
                        "9:42 config.duration",
                        "10:26 intake.text-hidden",
                        "21:22 intake.total-differs",
                        "25:25 intake.picture-other-kind",
                        "26:12 config.word-unknown");
    }

    @Test
    void eachIsOneLineInBothLanguages() throws Exception {
        List<Problem> problems = Samples.problems(PlaylistFiles.of(FOLDER.resolve("playlist.yaml")));
        Messages english = Messages.in(Locale.ENGLISH, "shiliu.controller.messages");
        Messages chinese = Messages.in(Locale.CHINESE, "shiliu.controller.messages");
        assertThat(problems.get(3).text(english))
                .endsWith("playlist.yaml:7:18  there is no field \"titel\" here  →  did you mean \"title\"?");
        assertThat(problems.get(7).text(chinese))
                .endsWith("playlist.yaml:21:22  “income”写的是 48660.00，但这一列加起来是 48600.00  →  写 48600.00，或改正表格");
        assertThat(problems.get(4).text(english)).endsWith("did you mean \"screen.png\"?");
        assertThat(problems)
                .allSatisfy(p -> assertThat(p.text(english) + p.text(chinese)).doesNotContain("\n", "\u202E"));
    }
}
