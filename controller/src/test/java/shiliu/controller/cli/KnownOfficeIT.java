package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.cli.StaffDesk.Said;
import shiliu.controller.office.World;

/** An editor's machine judges by the controller's own communities and screens, not by the samples that came along. */
class KnownOfficeIT {
    private static final String PLAYLIST = """
            playlist: office-news
            title: 标语
            community: %s
            valid: {from: 2026-11-01, until: 2026-11-30}
            items:
              - {kind: slogan, text: 民族团结一家亲}
            """;

    @TempDir
    Path folder;

    private StaffDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = StaffDesk.open(folder, World.staffed(folder.resolve("world")), "edith");
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private String playlist(String community) throws Exception {
        return Files.writeString(folder.resolve(community + ".yaml"), String.format(PLAYLIST, community))
                .toString();
    }

    @Test
    void theControllersOwnAreAskedForAndRemembered() throws Exception {
        String here = playlist("guangming");
        String sample = playlist("ninghu");
        // Before anything was heard of the controller: the samples.
        assertThat(run("check", sample).exit()).isZero();
        assertThat(run("check", here, "--screen", "panel").exit()).isEqualTo(2);

        Said refused = run("upload", sample);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("ninghu").contains("guangming, jinhui");
        Said sent = run("upload", here, "--screen", "panel");
        assertThat(sent.exit()).as(sent.err()).isZero();

        assertThat(run("check", sample).exit()).as("remembered").isEqualTo(2);
        assertThat(run("check", here, "--screen", "panel").exit()).isZero();
        Said named = run("check", sample, "--config", "../config/controller.yaml");
        assertThat(named.exit()).as(named.err()).isZero();
    }

    private Said run(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "playlist";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return command[1].equals("upload") ? desk.run("edith", command) : desk.runPlain("edith", command);
    }
}
