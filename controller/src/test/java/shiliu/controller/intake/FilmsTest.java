package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.controller.config.Communities;
import shiliu.player.config.Problem;
import shiliu.player.config.ProblemsException;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Video;
import shiliu.player.render.Preview;
import shiliu.player.render.Videos;
import shiliu.protocols.driver.Frame;

/** Films and moving pictures come in re-encoded, or are refused in one sentence. */
@Timeout(120)
class FilmsTest {
    private static final byte[] MP4_HEAD = "\0\0\0\u0010ftypisom\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    /** Writes the same film for all, and remembers what it was given. */
    private static final class Stage implements Films {
        private final boolean there;
        private final List<Path> given = new ArrayList<>();

        Stage(boolean there) {
            this.there = there;
        }

        @Override
        public boolean available() {
            return there;
        }

        @Override
        public Videos.Normal normalise(Path film, Path into) {
            given.add(film);
            try {
                Path out = Files.writeString(into.resolve("out.mp4"), "a film");
                return new Videos.Normal(out, 64, 32, 1500);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static PlaylistFiles files(String kind, String name, byte[] bytes) {
        return Samples.files(
                "playlist: a\ntitle: b\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-11-01}\nitems:\n  - {kind: "
                        + kind + ", file: " + name + "}\n",
                Map.of(name, bytes));
    }

    private static ReadPlaylist read(Films films, String kind, String name, byte[] bytes) throws ProblemsException {
        return new PlaylistReader(Communities.ofIds(Samples.COMMUNITIES), c -> true, Preflight.NONE, films)
                .read(files(kind, name, bytes));
    }

    private static List<String> codes(Films films, String kind, String name, byte[] bytes) {
        try {
            read(films, kind, name, bytes);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::code).toList();
        }
    }

    @Test
    void aFilmIsStoredAsItWasWrittenAnewAndItsFolderIsGone() throws Exception {
        Stage films = new Stage(true);
        ReadPlaylist read = read(films, "video", "a.mov", MP4_HEAD);
        Video video = (Video) read.playlist().items().get(0);
        Media media = video.video();
        assertThat(media.type()).isEqualTo("video/mp4");
        assertThat(media.millis()).contains(1500L);
        assertThat(media.width() + "x" + media.height()).isEqualTo("64x32");
        assertThat(read.media().get(media.sha256()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("a film");
        assertThat(read.mediaNames()).containsExactly("a.mov");
        assertThat(films.given).singleElement().satisfies(raw -> {
            assertThat(raw).doesNotExist();
            assertThat(raw.getParent()).doesNotExist();
        });
    }

    @Test
    void withoutFfmpegAFilmIsRefusedWithTheRemedy() {
        try {
            read(new Stage(false), "video", "a.mp4", MP4_HEAD);
        } catch (ProblemsException e) {
            assertThat(Samples.codes(e.problems())).containsExactly("6:25 render.no-ffmpeg");
            assertThat(e.problems().get(0).suggestion().key()).isEqualTo("intake.no-ffmpeg.do");
            return;
        }
        throw new AssertionError("was accepted");
    }

    @Test
    void whatIsNoFilmIsRefusedWithoutFfmpegBeingAsked() throws Exception {
        assertThat(Samples.codes(Samples.problems(PlaylistFiles.of(Samples.PLAYLISTS.resolve("bad/films")))))
                .containsExactly(
                        "7:25 intake.film-list",
                        "8:25 intake.film-list",
                        "9:25 intake.film-none",
                        "10:25 intake.picture-other-kind",
                        "11:25 intake.film-kind",
                        "12:25 intake.picture-kind",
                        "13:25 intake.media-missing",
                        "14:43 intake.focus");
    }

    @ParameterizedTest
    @CsvSource({
        "a.avi, mp4, intake.film-other-kind",
        "a.webm, mp4, intake.film-other-kind",
        "a.mp4, avi, intake.film-other-kind",
        "a.mp4, mkv, intake.film-other-kind",
        "a.mov, mp4, ''",
        "a.webm, mkv, ''",
    })
    void theFirstBytesCountAndNotTheName(String name, String inside, String code) {
        byte[] bytes = switch (inside) {
            case "avi" -> "RIFF\10\0\0\0AVI LIST".getBytes(StandardCharsets.ISO_8859_1);
            case "mkv" -> "\u001AE\u00DF\u00A3 and so on, and on".getBytes(StandardCharsets.ISO_8859_1);
            default -> MP4_HEAD;
        };
        assertThat(codes(new Stage(true), "video", name, bytes)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void aPhotoOfATelephoneNamedAsFilmIsNone() {
        byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(codes(new Stage(true), "video", "a.mp4", heic)).containsExactly("intake.film-none");
    }

    @Test
    void aRealFilmComesInAndDamagedOnesDoNot() throws Exception {
        assumeThat(Videos.available()).isTrue();
        byte[] film = film("mp4");
        Media media = read(Films.HERE, "video", "a.mp4", film)
                .playlist()
                .items()
                .get(0)
                .media()
                .get(0);
        assertThat(media.width() + "x" + media.height()).isEqualTo("64x32");
        assertThat(media.millis().orElse(0L)).isBetween(900L, 1100L);
        assertThat(codes(Films.HERE, "video", "a.mp4", MP4_HEAD)).containsExactly("render.video-damaged");
        Arrays.fill(film, 48, film.length - 48, (byte) 0);
        assertThat(codes(Films.HERE, "video", "a.mp4", film)).containsExactly("render.video-damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "webm", "mkv", "avi"})
    void aFilmThatWasCopiedInPartIsRefused(String ending) throws Exception {
        assumeThat(Videos.available()).isTrue();
        byte[] film = film(ending);
        Stage films = new Stage(true);
        assertThat(codes(films, "video", "a." + ending, film)).isEmpty();
        for (int length : List.of(film.length - 1, film.length / 2, 200)) {
            assertThat(codes(films, "video", "a." + ending, Arrays.copyOf(film, length)))
                    .as(length + " bytes")
                    .containsExactly("intake.film-cut");
        }
    }

    @Test
    void anyBytesEndInOneSentence() {
        Random random = new Random(20261126);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            String head = List.of("\0\0\0\u0018ftypisom", "\u001AE\u00DF\u00A3", "RIFF\0\0\0\0AVI ")
                    .get(i % 3);
            byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(start, 0, bytes, 0, Math.min(start.length, bytes.length));
            String name = List.of("a.mp4", "a.mkv", "a.avi").get(i % 3);
            assertThat(codes(new Stage(true), "video", name, bytes)).hasSizeLessThanOrEqualTo(1);
        }
    }

    /** Its index at the end, as cameras write it. */
    private byte[] film(String ending) throws Exception {
        Path file = folder.resolve("test." + ending);
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=64x32:rate=10:duration=1",
                        "-pix_fmt",
                        "yuv420p",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(ffmpeg.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllBytes(file);
    }

    @Test
    void aMovingPictureKeepsItsTime() throws Exception {
        byte[] gif = Preview.gif(
                List.of(Frame.black(8, 4), white(8, 4)), List.of(Duration.ofMillis(200), Duration.ofMillis(300)));
        Picture picture = (Picture)
                read(new Stage(false), "image", "a.gif", gif).playlist().items().get(0);
        assertThat(picture.image().type()).isEqualTo("image/apng");
        assertThat(picture.image().millis()).isEqualTo(Optional.of(500L));
        assertThat(codes(new Stage(true), "video", "a.gif", gif)).containsExactly("intake.film-kind");
    }

    private static Frame white(int width, int height) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0xFFFFFF);
        return Frame.of(width, height, pixels);
    }
}
