package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.config.Problem;
import shiliu.player.config.ProblemsException;

class FolderFilesTest {
    @TempDir
    Path folder;

    private static final String IMAGE =
            "playlist: a\ntitle: b\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-11-01}\nitems: [{kind: image, file: %s}]\n";

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Files.createSymbolicLink(folder.resolve("a.png"), Path.of("/etc/passwd"));
        assertThat(codes("a.png")).containsExactly("intake.media-not-file");
    }

    @Test
    void aFolderIsNotAPicture() throws Exception {
        Files.createDirectory(folder.resolve("a.png"));
        assertThat(codes("a.png")).containsExactly("intake.media-not-file");
    }

    @Test
    void aHugeFileIsNotReadWhole() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("a.png").toFile(), "rw")) {
            file.setLength(4L << 30);
        }
        assertThat(codes("a.png")).containsExactly("intake.media-too-big");
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("b.yaml").toFile(), "rw")) {
            file.setLength(4L << 30);
        }
        assertThat(Samples.problems(PlaylistFiles.of(folder.resolve("b.yaml"))))
                .extracting(Problem::code)
                .containsExactly("config.file-too-big");
    }

    @Test
    void aMissingPictureIsGuessed() throws Exception {
        Files.writeString(folder.resolve("screen.png"), "x");
        Files.writeString(folder.resolve("playlist.yaml"), IMAGE.formatted("scren.png"));
        Problem problem = Samples.problems(PlaylistFiles.of(folder)).get(0);
        assertThat(problem.suggestion().arguments()).containsExactly("screen.png");
    }

    @Test
    void aNameDecomposedByAMacIsFound() throws Exception {
        String name = Normalizer.normalize("é.png", Normalizer.Form.NFD);
        Files.writeString(folder.resolve(name), "GIF89a");
        assertThat(codes("é.png")).containsExactly("intake.picture-other-kind");
    }

    @Test
    void pathsThatAreNoPlaylistAreRefused() throws Exception {
        Files.writeString(folder.resolve("list.docx"), "x");
        assertThat(refusal(folder.resolve("none.yaml"))).isEqualTo("config.no-file");
        assertThat(refusal(folder.resolve("list.docx"))).isEqualTo("intake.file-kind");
        assertThat(refusal(folder)).isEqualTo("intake.no-document");
        Files.writeString(folder.resolve("a.zip"), "PK");
        assertThat(refusal(folder.resolve("a.zip"))).isEqualTo("intake.zip-broken");
    }

    @Test
    void packingTwiceGivesTheSameBytes() throws Exception {
        PlaylistFiles files = PlaylistFiles.of(Samples.PLAYLISTS.resolve("good/guangming"));
        byte[] once = PlaylistArchive.pack(files, List.of("screen.png"));
        assertThat(PlaylistArchive.pack(files, List.of("screen.png"))).isEqualTo(once);
        assertThat(PlaylistFiles.zip("a.zip", once).document()).isEqualTo(files.document());
    }

    @ParameterizedTest
    @CsvSource({
        "syntax/full-width-colon.yaml, 3:1 config.syntax-no-colon",
        "syntax/two-colons.yaml, 2:10 config.syntax-colon",
        "syntax/tab.yaml, 3:1 config.syntax-tab",
        "syntax/open-quote.yaml, 2:8 config.syntax-quote",
        "syntax/open-bracket.yaml, 2:8 config.syntax-bracket",
        "syntax/indent.yaml, 3:12 config.syntax-colon",
        "syntax/second-document.yaml, 3:1 config.second-document",
        "encoding/latin-1.yaml, 2:11 config.encoding-unknown",
        "tables/ragged.yaml, 0:0 intake.row-cells",
        "tables/web-page.yaml, 0:0 intake.table-is-web",
        "tables/path.yaml, 10:19 intake.media-path",
        "encoding/utf-16.yaml, 1:1 config.encoding",
    })
    void eachBadSampleIsNamedAtItsPlace(String file, String problem) throws Exception {
        assertThat(Samples.codes(Samples.problems(PlaylistFiles.of(Samples.PLAYLISTS.resolve("bad/" + file)))))
                .containsExactly(problem);
    }

    private List<String> codes(String image) throws Exception {
        Files.write(folder.resolve("playlist.yaml"), IMAGE.formatted(image).getBytes(StandardCharsets.UTF_8));
        return Samples.problems(PlaylistFiles.of(folder.resolve("playlist.yaml"))).stream()
                .map(Problem::code)
                .toList();
    }

    private static String refusal(Path path) {
        try {
            PlaylistFiles.of(path);
            return "";
        } catch (ProblemsException e) {
            return e.problems().get(0).code();
        }
    }
}
