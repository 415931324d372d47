package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.cli.StaffDesk.Said;
import shiliu.controller.office.World;
import shiliu.player.bundle.AuditMark;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;

/** The audit log as an administrator reads, checks and takes it along. */
class AuditCommandsIT {
    @TempDir
    Path folder;

    @Test
    void itIsReadCheckedAndTakenAlong() throws Exception {
        try (StaffDesk desk = StaffDesk.open(folder, World.staffed(folder.resolve("world")), "admin", "rui", "edith")) {
            String review = desk.world.upload("edith", "news", "民族团结一家亲").review();
            assertThat(desk.run("rui", "audit", "list").exit())
                    .as("no administrator")
                    .isEqualTo(3);
            assertThat(desk.run("edith", "review", "approve", review).exit())
                    .as("her own work")
                    .isNotZero();

            Said list = desk.run("admin", "audit", "list");
            assertThat(list.out())
                    .contains("NO.", "set the controller up", "uploaded", review, "http.not-permitted")
                    .doesNotContain("correct horse");
            assertThat(desk.run("admin", "audit", "list", "--lang", "zh").out()).contains("上传", "被拒绝");
            assertThat(desk.run("admin", "audit", "list", "--who", "edith", "--what", "upload")
                            .out())
                    .contains(review)
                    .doesNotContain("invited");
            assertThat(desk.run("admin", "audit", "list", "--last", "1").out().lines())
                    .hasSize(2);

            assertThat(desk.run("admin", "audit", "verify").out()).contains("is whole", "agrees with: 0");
            assertThat(desk.run("admin", "audit", "verify").out()).contains("agrees with: 1");

            Path log = folder.resolve("log.jsonl");
            assertThat(desk.run("admin", "audit", "export", "--out", log.toString())
                            .exit())
                    .isZero();
            AuditMark head = desk.world.office().audit().head();
            assertThat(desk.run("rui", "audit", "verify", "--file", log.toString(), "--mark", AuditWitness.words(head))
                            .out())
                    .as("by anybody, without a controller")
                    .contains("is whole", "agrees with: 1");
            List<String> lines = Files.readAllLines(log);
            Files.write(
                    log,
                    lines.stream().map(line -> line.replace("edith", "wanda")).toList());
            Said edited = desk.run("rui", "audit", "verify", "--file", log.toString());
            assertThat(edited.exit()).isEqualTo(1);
            assertThat(edited.err()).contains("is not as it was written");

            assertThat(desk.run("admin", "audit", "export", "--out", log.toString())
                            .exit())
                    .as("nothing is overwritten")
                    .isEqualTo(2);
            assertThat(desk.run(
                                    "admin",
                                    "audit",
                                    "export",
                                    "--out",
                                    folder.resolve("log.txt").toString())
                            .exit())
                    .isEqualTo(2);
            for (String form : List.of("csv", "html")) {
                Path table = folder.resolve("log." + form);
                assertThat(desk.run("admin", "audit", "export", "--what", "upload", "--out", table.toString())
                                .exit())
                        .isZero();
                assertThat(Files.readString(table)).contains(review).doesNotContain("invited");
            }
        }
    }

    @Test
    void aLogThatTheControllerWroteAnewIsFoundByWhatThisMachineRemembers() throws Exception {
        try (StaffDesk desk = StaffDesk.open(folder, World.staffed(folder.resolve("world")), "admin")) {
            assertThat(desk.run("admin", "audit", "verify").exit()).isZero();
            AuditMark head = desk.world.office().audit().head();
            Files.write(
                    folder.resolve("admin/audit.json"),
                    Json.write(new AuditWitness.Remembered(
                            new AuditMark(head.entries(), Sha256.of(new byte[] {1})), World.NOON)));
            Said said = desk.run("admin", "audit", "verify");
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err()).contains("the log was written anew");
            Files.write(
                    folder.resolve("admin/audit.json"),
                    Json.write(
                            new AuditWitness.Remembered(new AuditMark(head.entries() + 100, head.head()), World.NOON)));
            assertThat(desk.run("admin", "audit", "verify").err()).contains("its end was cut off");
            assertThat(desk.run("admin", "audit", "verify", "--mark", "7").exit())
                    .isEqualTo(2);
        }
    }
}
