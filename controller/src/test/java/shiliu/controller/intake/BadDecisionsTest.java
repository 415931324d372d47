package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import shiliu.player.config.Problem;
import shiliu.player.message.Messages;

/** Votes and dates of decisions that cannot be are all named at once, each at its place. */
class BadDecisionsTest {
    private static List<Problem> problems() throws Exception {
        return Samples.problems(PlaylistFiles.of(Samples.PLAYLISTS.resolve("bad/decision")));
    }

    @Test
    void eachAtItsPlace() throws Exception {
        assertThat(Samples.codes(problems()))
                .containsExactly(
                        "10:65 intake.step-present",
                        "11:68 intake.step-votes",
                        "12:16 intake.step-twice",
                        "13:31 intake.step-backwards",
                        "14:13 config.word-unknown",
                        "15:57 intake.disclosure-twice",
                        "20:16 intake.step-order",
                        "21:34 intake.disclosure-early",
                        "26:13 intake.result-lost",
                        "27:67 intake.outcome-early",
                        "28:27 intake.lunar",
                        "29:77 intake.list-length");
    }

    @Test
    void eachIsOneLineInBothLanguages() throws Exception {
        Messages english = Messages.in(Locale.ENGLISH, "shiliu.controller.messages");
        Messages chinese = Messages.in(Locale.CHINESE, "shiliu.controller.messages");
        List<Problem> problems = problems();
        assertThat(problems.get(1).text(english))
                .endsWith("there are 10 votes (for, against, abstaining), but only 9 were present  →  "
                        + "for + against + abstain are at most 9; mend them or \"present\"");
        assertThat(problems.get(0).text(chinese)).contains("到会 8 人，应到只有 7 人");
        assertThat(problems.get(10).text(english)).contains("\"lunar(13,1)\"");
        assertThat(problems).allSatisfy(p -> assertThat(p.text(english)).doesNotContain("intake.", "\n"));
    }
}
