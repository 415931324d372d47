package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.config.Communities;
import shiliu.controller.http.ControllerServer;
import shiliu.controller.http.Limits;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.Preflight;
import shiliu.controller.office.World;
import shiliu.player.bundle.QuickKeys;

/** Warnings are shown to the author at check and upload and to the reviewer, masked, and refuse nothing. */
class PlaylistWarningsIT {
    private static final String CONFIG = "../config/controller.yaml";
    private static final String SECRET = "13812345678";

    @TempDir
    Path folder;

    private Path playlist() throws Exception {
        return Files.writeString(folder.resolve("lost.yaml"), """
                playlist: lost
                title: 失物招领
                community: guangming
                valid: {from: 2026-11-01, until: 2026-12-31}
                items:
                  - {kind: slogan, text: 最高级的服务}
                  - {kind: news, title: 招领, text: 请拨138-1234-5678联系, date: 2026-11-02}
                """);
    }

    @Test
    void checkWarnsAndEndsWell() throws Exception {
        Typed text = Typed.in(Map.of(), "playlist", "check", playlist().toString(), "--config", CONFIG);
        assertThat(text.exit()).isZero();
        assertThat(text.out()).contains("good");
        assertThat(text.err()).contains("item 1 (slogan), \"text\"", "better: \"优质\"", "item 2", "138****5678");

        Typed json = Typed.in(Map.of(), "playlist", "check", playlist().toString(), "--config", CONFIG, "--json");
        assertThat(json.exit()).isZero();
        PlaylistCommands.Checked checked =
                json.list(PlaylistCommands.Checked.class).get(0);
        assertThat(checked.good()).isTrue();
        assertThat(checked.warnings())
                .extracting(w -> w.item() + " " + w.field() + " " + w.code())
                .containsExactly("1 text intake.warn-word", "2 text intake.warn-mobile");
        assertThat(json.out()).doesNotContain(SECRET, "138-1234-5678");
    }

    @Test
    void uploadAndReviewShowWarnToo() throws Exception {
        World world = World.staffed(folder.resolve("world"));
        world.settle();
        try (world;
                ControllerServer server = ControllerServer.start(
                        new ControllerServer.Listen("127.0.0.1", 0, Limits.DEFAULT),
                        world.office(),
                        new PlaylistReader(Communities.ofIds(Set.of("guangming", "jinhui")), c -> true, Preflight.NONE),
                        world.clock)) {
            Files.writeString(folder.resolve("passphrase"), "correct horse");
            Typed upload = type(
                    world, server, "edith", "playlist", "upload", playlist().toString());
            assertThat(upload.exit()).as(upload.err()).isZero();
            assertThat(upload.err()).contains("138****5678", "优质").doesNotContain("138-1234");
            Path pictures = folder.resolve("pictures");
            Typed show = type(world, server, "rui", "review", "show", "lost.1", "--out", pictures.toString(), "--json");
            assertThat(show.exit()).as(show.err()).isZero();
            assertThat(show.json(ReviewCommands.Shown.class).warnings())
                    .extracting(w -> w.item() + " " + w.code())
                    .containsExactly("1 intake.warn-word", "2 intake.warn-mobile");
            assertThat(show.err()).contains("138****5678").doesNotContain("138-1234");
        }
    }

    private Typed type(World world, ControllerServer server, String person, String... command) throws Exception {
        Path home = folder.resolve(person);
        QuickKeys.create(home.resolve(Identity.KEY), person, world.key(person), "correct horse");
        new Identity(
                        person,
                        server.address().toString(),
                        world.office().accounts().roots())
                .save(home);
        String[] more = {
            "--config",
            CONFIG,
            "--passphrase-file",
            folder.resolve("passphrase").toString()
        };
        return Typed.in(
                Map.of("SHILIU_HOME", home.toString()),
                Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new));
    }
}
