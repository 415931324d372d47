package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Video;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;

/** Films, through a real ffmpeg; where there is none this is skipped, but not in the integration build. */
@Timeout(120)
class VideoTest {
    @TempDir
    private static Path folder;

    private static Path film;

    @BeforeAll
    static void begin() throws Exception {
        assumeTrue(Videos.available() || System.getenv("CI") != null, "no ffmpeg");
        film = folder.resolve("test.mkv");
        // Two seconds of a moving pattern with a tone and a title.
        Ffmpeg.run(
                "ffmpeg",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=130x66:rate=30:duration=2",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=duration=2",
                        "-metadata",
                        "title=secret",
                        "-c:v",
                        "libx264",
                        film.toString()),
                60);
    }

    private static Rendition play(Videos.Normal normal, Picture.Fit fit, Optional<Duration> dwell) throws Exception {
        byte[] bytes = Files.readAllBytes(normal.file());
        Media media = new Media(
                Sha256.of(bytes),
                "video/mp4",
                normal.width(),
                normal.height(),
                bytes.length,
                Optional.of(normal.millis()));
        Video video = new Video(media, fit, new Airing(dwell, Optional.empty(), Optional.empty()));
        return new Renderer(new FontSet()).prepare(video, Samples.screen("64x32", Colour.RGB), any -> bytes);
    }

    @Test
    void aFilmIsWrittenAnewWithoutSoundAndWithoutNames() throws Exception {
        Videos.Normal normal = Videos.normalise(film, folder);
        assertThat(normal.width()).isEqualTo(130);
        assertThat(normal.millis()).isBetween(1900L, 2100L);
        String said = Ffmpeg.run(
                "ffprobe",
                List.of(
                        "-show_entries",
                        "stream=codec_type:format_tags",
                        "-of",
                        "csv",
                        normal.file().toString()),
                20);
        assertThat(said).contains("video").doesNotContain("audio").doesNotContain("secret");
    }

    @Test
    void itPlaysOnWithoutAGapAndTheSameInstantIsTheSamePicture() throws Exception {
        Videos.Normal normal = Videos.normalise(film, folder);
        Rendition playing = play(normal, Picture.Fit.COVER, Optional.of(Duration.ofSeconds(7)));
        try {
            Frame first = playing.at(Duration.ZERO);
            Frame second = playing.at(Duration.ofMillis(1000));
            assertThat(second).isNotEqualTo(first);
            assertThat(playing.nextChange(Duration.ofMillis(1000))).contains(Duration.ofMillis(1040));
            // Into the second pass by playing on, and back to the first by starting anew.
            Frame passOne = playing.at(Duration.ofMillis(400));
            Frame passTwo = playing.at(Duration.ofMillis(400 + normal.millis() / 40 * 40));
            assertThat(passTwo).isEqualTo(passOne);
            assertThat(playing.at(Duration.ofMillis(1000))).isEqualTo(second);
            assertThat(playing.proofs()).hasSize(8);
        } finally {
            playing.rest();
        }
    }

    @Test
    void aFilmThatNoLongerComesIsGivenUpWithinSeconds() throws Exception {
        Process silent = new ProcessBuilder("sleep", "60").start();
        PictureFeed feed = new PictureFeed(silent, 100);
        assertThatThrownBy(feed::next).isInstanceOf(java.io.IOException.class);
        feed.stop();
        assertThat(silent.waitFor(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsNoFilmIsRefusedInOneSentence() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "这不是视频");
        Path list = Files.writeString(folder.resolve("list.mp4"), "ffconcat version 1.0\nfile '" + film + "'\n");
        Path stream = Files.writeString(
                folder.resolve("stream.mp4"), "#EXTM3U\n#EXTINF:2,\nfile://" + film + "\n#EXT-X-ENDLIST\n");
        byte[] whole = Files.readAllBytes(film);
        Path cut = Files.write(folder.resolve("cut.mp4"), java.util.Arrays.copyOf(whole, 300));
        for (Path bad : List.of(text, list, stream, cut)) {
            assertThatThrownBy(() -> Videos.normalise(bad, folder))
                    .as(bad.getFileName().toString())
                    .isInstanceOfSatisfying(
                            PictureException.class,
                            e -> assertThat(e.sentence().key()).isEqualTo("render.video-damaged"));
        }
    }
}
