package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shiliu.controller.config.Communities;
import shiliu.controller.intake.PlaylistFiles;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.Preflight;
import shiliu.controller.timing.Tables;
import shiliu.player.json.Json;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;
import shiliu.player.playlist.Video;

/** The sample playlists and festivals as JSON against the schemas: every kind of item is among them. */
class OpenApiItemsTest {
    private final OpenApiContract contract = new OpenApiContract();

    @Test
    void playlistsAreAsTheyAreWritten() throws Exception {
        List<Playlist> playlists = new ArrayList<>(List.of(film()));
        PlaylistReader reader = new PlaylistReader(
                Communities.ofIds(Set.of("guangming", "jinhui", "jinfang", "ninghu")), c -> true, Preflight.NONE);
        try (Stream<Path> files = Files.walk(Path.of("../config/playlists/good"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                playlists.add(reader.read(PlaylistFiles.of(file)).playlist());
            }
        }

        assertThat(playlists)
                .allSatisfy(playlist -> assertThat(
                                contract.errorsOf("Playlist", OpenApiContract.parse(Json.write(playlist))))
                        .as(playlist.id())
                        .isEmpty());
        assertThat(playlists.stream().flatMap(playlist -> playlist.items().stream()))
                .extracting(item -> (Object) item.getClass())
                .contains((Object[]) Item.class.getPermittedSubclasses());
    }

    private static Playlist film() {
        Media film = new Media(Sha256.of(new byte[1]), "video/mp4", 640, 480, 9_000, Optional.of(30_000L));
        Validity ever = new Validity(Validity.NO_END, Validity.NO_END);
        return new Playlist("film", "片", "jinhui", ever, List.of(new Video(film, Picture.Fit.CONTAIN, Airing.DEFAULT)));
    }

    @Test
    void festivalsAreAsTheyAreWritten() {
        assertThat(Tables.sample().all())
                .isNotEmpty()
                .allSatisfy(festival -> assertThat(
                                contract.errorsOf("Festival", OpenApiContract.parse(Json.write(festival))))
                        .as(festival.id())
                        .isEmpty());
    }
}
