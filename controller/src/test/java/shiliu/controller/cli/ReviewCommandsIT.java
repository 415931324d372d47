package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.office.World;
import shiliu.controller.review.ReviewRules;
import shiliu.player.playlist.Stake;

/** The reviewers' desk: what waits, the stages, and the sheet for the files. */
class ReviewCommandsIT {
    @TempDir
    Path folder;

    private Path sheet(StaffDesk desk, String review, String name) throws Exception {
        Path sheet = folder.resolve(name);
        assertThat(desk.run("rui", "review", "sheet", review, "--out", sheet.toString(), "--lang", "zh")
                        .exit())
                .isZero();
        return sheet;
    }

    @Test
    void twoStagesAreSeenApprovedAndFiled() throws Exception {
        World world = World.staffed(folder.resolve("world"));
        world.reopen(
                new ReviewRules(Map.of(Stake.SLOGAN, 2), Optional.empty(), java.util.List.of(), Duration.ofDays(2)));
        try (StaffDesk desk = StaffDesk.open(folder, world, "admin", "rui", "ren")) {
            String review =
                    world.upload("edith", "news", "铸牢中华民族共同体意识", "民族团结一家亲").review();
            world.slot("news", "gate", "hall");
            assertThat(desk.run("rui", "review", "list").out()).contains(review, "waiting", "0/2");
            String pictures = folder.resolve("pictures").toString();
            assertThat(desk.run("rui", "review", "approve", review).exit())
                    .as("never looked at")
                    .isEqualTo(1);
            assertThat(desk.run("rui", "review", "show", review, "--out", pictures)
                            .exit())
                    .isZero();
            StaffDesk.Said first = desk.run("rui", "review", "approve", review);
            assertThat(first.err()).contains("1 of 2 stages");
            assertThat(Files.readString(sheet(desk, review, "half.html"))).contains("审批单", "第 1 审", "1/2");

            world.clock.advance(Duration.ofDays(3));
            assertThat(desk.run("rui", "review", "list").err()).contains("has waited 3 days for stage 2");
            assertThat(desk.run("ren", "review", "show", review, "--out", pictures)
                            .exit())
                    .isZero();
            assertThat(desk.run("ren", "review", "approve", review).out()).contains("approved");
            assertThat(desk.run("rui", "review", "list").out()).contains("2/2");
            String whole = Files.readString(sheet(desk, review, "sheet.html"));
            assertThat(whole).contains("第 2 审", "ren", "rui", "data:image/png;base64,", "签名有效");
            assertThat(whole.split("<td>是</td>", -1))
                    .as("two signatures hold over the same pictures")
                    .hasSize(5);

            world.revoke("rui");
            Path later = folder.resolve("later.html");
            assertThat(desk.run("ren", "review", "sheet", review, "--out", later.toString(), "--lang", "zh")
                            .exit())
                    .isZero();
            assertThat(Files.readString(later)).contains("1/2", "<td>ren</td>").doesNotContain("<td>rui</td>");
        }
    }
}
