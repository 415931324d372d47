package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.controller.config.ControllerConfig;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Playlist;

/** What the staff's guides show as an example is good as it stands there, in both encodings that Excel writes. */
class StaffGuideTest {
    private static final Pattern EXAMPLE = Pattern.compile("```csv\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"zh,UTF-8", "zh,GB18030", "en,UTF-8"})
    void theExampleIsRead(String language, String charset) throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/staff." + language + ".md")));
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(folder.resolve("a.csv"), example.group(1), Charset.forName(charset));
        ControllerConfig config = ControllerConfig.read(Path.of("../config/controller.yaml"));
        Playlist playlist = new PlaylistReader(config.known(), c -> true, Preflight.NONE)
                .read(PlaylistFiles.of(file))
                .playlist();
        assertThat(playlist.community()).isEqualTo("jinhui");
        assertThat(playlist.items()).extracting(Item::kind).containsExactly("news", "slogan", "notice");
        assertThat(playlist.items().get(1).airing().dwell()).isPresent();
        assertThat(example.find()).isFalse();
    }
}
