package shiliu.controller.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.review.ReviewRules;
import shiliu.player.config.ProblemsException;
import shiliu.player.playlist.Stake;

class ReviewReaderTest {
    private static final String HEAD = """
            listen: {host: 127.0.0.1, port: 0}
            data: data
            communities: [{id: a, name: 甲}]
            """;

    @TempDir
    Path folder;

    private ControllerConfig read(String yaml) throws Exception {
        return ControllerConfig.read(Files.writeString(folder.resolve("controller.yaml"), yaml));
    }

    @Test
    void reviewsHaveStages() throws Exception {
        assertThat(read(HEAD + "screens: []\n").review()).isEqualTo(ReviewRules.USUAL);
        assertThat(read(HEAD + "screens: []\nreview: {news: 2, disclosure: 3, street-from: 2, remind-days: 5, "
                                + "sensitive: [{title: 国庆, from: 2026-09-25, until: 2026-10-08, more: 2}]}\n")
                        .review())
                .isEqualTo(new ReviewRules(
                        Map.of(Stake.NEWS, 2, Stake.DISCLOSURE, 3),
                        Optional.of(2),
                        List.of(new ReviewRules.Sensitive(
                                "国庆", LocalDate.of(2026, 9, 25), LocalDate.of(2026, 10, 8), 2)),
                        Duration.ofDays(5)));
        for (String wrong : List.of(
                "news: 0",
                "news: ten",
                "sensitive: [{title: x, from: 2026-02-30, until: 2026-03-01}]",
                "sensitive: [{title: x, from: 2026-03-02, until: 2026-03-01}]",
                "sensitive: [{from: 2026-03-02, until: 2026-03-03}]",
                "stage: 2")) {
            assertThatThrownBy(() -> read(HEAD + "screens: []\nreview: {" + wrong + "}\n"))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            ProblemsException.class,
                            refused -> assertThat(refused.problems()).hasSize(1));
        }
    }
}
