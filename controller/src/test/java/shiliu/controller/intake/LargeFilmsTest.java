package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.controller.config.Communities;
import shiliu.player.config.Problem;
import shiliu.player.config.ProblemsException;
import shiliu.player.playlist.Video;
import shiliu.player.render.Videos;

/** What a camera gives is larger than what may be sent: it is made smaller on the desk. */
@Timeout(180)
class LargeFilmsTest {
    private static final String PLAYLIST =
            "playlist: a\ntitle: b\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-11-01}\nitems: [{kind: video, file: %s}]\n";

    @TempDir
    Path folder;

    @Test
    void aFilmTooLargeToSendIsMadeSmallerAndThenRead() throws Exception {
        assumeThat(Videos.available()).isTrue();
        Path film = folder.resolve("camera.mov");
        // Noise does not pack: about 100 Mbit/s, as a good camera writes.
        Process made = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=gray:s=1280x720:r=25:d=3,noise=alls=80:allf=t",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-b:v",
                        "120M",
                        "-qp",
                        "10",
                        "-pix_fmt",
                        "yuv420p",
                        film.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.size(film)).isGreaterThan(PlaylistFiles.MAX_BYTES);
        Files.writeString(folder.resolve("a.yaml"), PLAYLIST.formatted("camera.mov"));

        PlaylistFiles files = PlaylistFiles.of(folder.resolve("a.yaml"));
        byte[] archive = PlaylistArchive.pack(files, reader().read(files).mediaNames());
        assertThat(archive.length).isLessThan(PlaylistFiles.MAX_BYTES);
        Video sent = (Video) reader().read(PlaylistFiles.zip("a.zip", archive))
                .playlist()
                .items()
                .get(0);
        assertThat(sent.video().millis().orElseThrow()).isBetween(2_900L, 3_200L);
        assertThat(sent.video().width()).isEqualTo(1280);
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4, 600, intake.media-too-big, intake.film-too-big.do",
        "a.avi, 40, intake.media-too-big, intake.film-large-kind.do",
        "a.mp4, 40, render.video-damaged, intake.film.do"
    })
    void whatCannotBeMadeSmallerIsRefusedWithTheRemedy(String name, long megabytes, String code, String remedy)
            throws Exception {
        assumeThat(Videos.available()).isTrue();
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(megabytes << 20);
        }
        Files.writeString(folder.resolve("a.yaml"), PLAYLIST.formatted(name));
        List<Problem> problems = problems();
        assertThat(problems).extracting(Problem::code).containsExactly(code);
        assertThat(problems.get(0).suggestion().key()).isEqualTo(remedy);
    }

    private List<Problem> problems() throws ProblemsException {
        try {
            reader().read(PlaylistFiles.of(folder.resolve("a.yaml")));
        } catch (ProblemsException e) {
            return e.problems();
        }
        throw new AssertionError("was accepted");
    }

    private static PlaylistReader reader() {
        return new PlaylistReader(Communities.ofIds(Samples.COMMUNITIES), c -> true, Preflight.NONE);
    }
}
