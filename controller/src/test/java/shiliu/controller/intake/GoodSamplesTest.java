package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.controller.config.ControllerConfig;
import shiliu.controller.config.ScreenSite;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Playlist;
import shiliu.player.render.FontSet;

/** The sample playlists are good, against the sample configuration and the fonts that the player carries. */
class GoodSamplesTest {
    static List<Path> samples() throws Exception {
        try (Stream<Path> files = Files.walk(Samples.PLAYLISTS.resolve("good"))) {
            return files.filter(f -> f.toString().matches(".*\\.(yaml|csv)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWithoutAProblem(Path file) throws Exception {
        ControllerConfig config = ControllerConfig.read(Path.of("../config/controller.yaml"));
        FontSet fonts = new FontSet();
        ScreenCheck screens = new ScreenCheck(
                fonts,
                community -> config.screens().stream()
                        .map(ScreenSite::screen)
                        .filter(s -> s.community().equals(community))
                        .toList(),
                Messages.in(Locale.ENGLISH, "shiliu.controller.messages"));
        PlaylistReader reader = new PlaylistReader(config.known(), fonts::has, screens);
        ReadPlaylist read = reader.read(PlaylistFiles.of(file));
        assertThat(read.playlist().items().stream().flatMap(i -> i.media().stream()))
                .allSatisfy(m -> assertThat(read.media().get(m.sha256())).hasSize((int) m.length()));
        ReadPlaylist packed = reader.read(
                PlaylistFiles.zip("a.zip", PlaylistArchive.pack(PlaylistFiles.of(file), read.mediaNames())));
        assertThat(packed.playlist()).isEqualTo(read.playlist());
    }

    /** But a film, so that the samples need no ffmpeg. */
    @Test
    void everyKindIsUsed() throws Exception {
        Set<String> kinds = new TreeSet<>();
        for (Path file : samples()) {
            Samples.reader().read(PlaylistFiles.of(file)).playlist().items().forEach(item -> kinds.add(item.kind()));
        }
        assertThat(kinds)
                .containsExactly(
                        "award",
                        "clock",
                        "countdown",
                        "decision",
                        "disclosure",
                        "festival",
                        "image",
                        "news",
                        "notice",
                        "powers",
                        "slogan",
                        "table");
    }

    @Test
    void everyCommunityHasNewsSloganFinanceAndADefaultLoop() throws Exception {
        for (String community : Samples.COMMUNITIES) {
            Path folder = Samples.PLAYLISTS.resolve("good").resolve(community);
            Playlist news = Samples.reader().read(PlaylistFiles.of(folder)).playlist();
            assertThat(news.id()).isEqualTo(community + "-news");
            assertThat(news.items().stream().map(Item::kind)).contains("news", "slogan", "disclosure");
            assertThat(Samples.reader()
                            .read(PlaylistFiles.of(folder.resolve("default-loop.yaml")))
                            .playlist()
                            .id())
                    .isEqualTo(community + "-default");
        }
    }
}
