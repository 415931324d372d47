package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Clock;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Video;
import shiliu.player.render.FontSet;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.render.Videos;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/** Items that live by the time, in a whole player. */
@Timeout(120)
class TimedItemsIT {
    @TempDir
    private Path folder;

    private final Office office = new Office();
    private final TestTime time = new TestTime(Office.NOON);
    private final TestSource source = new TestSource(office, time);

    private Rig rig() throws java.io.IOException {
        return new Rig(folder, time, source);
    }

    private static Frame clockAt(Screen screen, Instant instant) throws RenderException {
        Rendition clock = new Renderer(new FontSet()).prepare(new Clock(Airing.DEFAULT), screen, media -> new byte[0]);
        clock.begins(instant);
        return clock.at(Duration.ZERO);
    }

    @Test
    void theClockShowsTheScreensTimeAndTurnsWithTheMinute() throws Exception {
        Manifest.Entry entry = office.entry(Office.submission("guangming", new Clock(Airing.DEFAULT)), "wang");
        Manifest manifest = Office.manifest(1, entry);
        source.serve(manifest);
        try (Rig rig = rig()) {
            rig.awaitItem(entry.item().sha256());
            Frame noon = clockAt(manifest.screen(), Office.NOON);
            await().until(() -> rig.frames.get(rig.frames.size() - 1).equals(noon));
            rig.pass(Duration.ofMinutes(1));
            Frame later = clockAt(manifest.screen(), Office.NOON.plusSeconds(60));
            assertThat(later).isNotEqualTo(noon);
            await().until(() -> rig.frames.get(rig.frames.size() - 1).equals(later));
        }
    }

    @Test
    void aFilmPlaysAndItsProcessGoesWhenAnotherBundleIsOnAir() throws Exception {
        assumeTrue(Videos.available() || System.getenv("CI") != null, "no ffmpeg");
        Path pattern = folder.resolve("pattern.mkv");
        new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=128x32:rate=25:duration=2",
                        "-c:v",
                        "libx264",
                        pattern.toString())
                .start()
                .waitFor();
        Videos.Normal film = Videos.normalise(pattern, folder);
        byte[] bytes = Files.readAllBytes(film.file());
        BlobRef ref = office.keep(bytes);
        Media media = new Media(
                ref.sha256(), "video/mp4", film.width(), film.height(), ref.length(), Optional.of(film.millis()));
        Manifest.Entry entry = office.entry(
                Office.submission("guangming", new Video(media, Picture.Fit.COVER, Airing.DEFAULT)), "wang");
        Manifest.Entry slogan = office.entry(Office.slogan("民族团结一家亲"), "wang");
        source.serve(Office.manifest(1, entry));
        long before = ffmpegs();
        try (Rig rig = rig()) {
            rig.awaitItem(entry.item().sha256());
            for (int i = 0; i < 3; i++) {
                int shown = rig.frames.size();
                rig.pass(Duration.ofMillis(80));
                await().until(() -> rig.frames.size() > shown);
            }
            assertThat(ffmpegs()).isEqualTo(before + 1);
            source.serve(Office.manifest(2, slogan));
            rig.awaitItem(slogan.item().sha256());
            await().until(() -> ffmpegs() == before);
        }
    }

    private static long ffmpegs() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
                .count();
    }
}
