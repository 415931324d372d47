package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;

/** Pictures that move: from a GIF to frames that follow each other in time. */
class FilmTest {
    private static final Renderer RENDERER = new Renderer(new FontSet());

    private static Frame frame(int colour) {
        int[] rgb = new int[16 * 8];
        java.util.Arrays.fill(rgb, colour);
        return Frame.of(16, 8, rgb);
    }

    private static byte[] gif() {
        return Preview.gif(
                List.of(frame(0xFF0000), frame(0x00FF00), frame(0x0000FF)),
                List.of(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(200)));
    }

    private static Rendition play(byte[] stored, Screen screen, Optional<Duration> dwell) throws RenderException {
        Media media = new Media(Sha256.of(stored), "image/apng", 16, 8, stored.length, Optional.of(600L));
        Airing airing = new Airing(dwell, Optional.empty(), Optional.empty());
        return RENDERER.prepare(new Picture(media, Picture.Fit.STRETCH, airing), screen, any -> stored);
    }

    @Test
    void aGifIsStoredWholeAndPlaysInItsTime() throws Exception {
        Pictures.Normal normal = Pictures.normalise(gif());
        assertThat(normal.millis()).contains(600L);
        Rendition film = play(normal.png(), Samples.screen("32x16", Colour.RGB), Optional.of(Duration.ofSeconds(5)));
        assertThat(film.moves()).isTrue();
        assertThat(film.length()).isEqualTo(Duration.ofSeconds(5));
        List<Integer> seen = new ArrayList<>();
        List<Long> turns = new ArrayList<>();
        Optional<Duration> at = Optional.of(Duration.ZERO);
        while (at.isPresent() && at.get().compareTo(Duration.ofMillis(1300)) < 0) {
            seen.add(film.at(at.get()).pixel(5, 5));
            turns.add(at.get().toMillis());
            at = film.nextChange(at.get());
        }
        assertThat(turns).containsExactly(0L, 100L, 400L, 600L, 700L, 1000L, 1200L);
        assertThat(seen).containsExactly(0xFF0000, 0x00FF00, 0x0000FF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFF0000);
        assertThat(film.proofs()).hasSize(3);
        assertThat(film.stills().moves()).isFalse();
    }

    @Test
    void onLedsOfOneColourItHasOneColour() throws Exception {
        Rendition film = play(Pictures.normalise(gif()).png(), Samples.screen("32x16", Colour.MONO), Optional.empty());
        assertThat(film.at(Duration.ofMillis(150)).pixels()).containsOnly(0, 0xFF0000);
    }

    @Test
    void whatIsNotOursIsRefused() throws Exception {
        byte[] good = Pictures.normalise(gif()).png();
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bad = good.clone();
            for (int k = 0; k < 1 + random.nextInt(4); k++) {
                bad[8 + random.nextInt(bad.length - 8)] = (byte) random.nextInt(256);
            }
            byte[] cut = java.util.Arrays.copyOf(bad, 8 + random.nextInt(bad.length - 8));
            for (byte[] hostile : List.of(bad, cut)) {
                try {
                    Optional<Apng> read = Apng.read(hostile);
                    for (int frame = 0; read.isPresent() && frame < read.get().count(); frame++) {
                        read.get().frame(frame);
                    }
                } catch (PictureException e) {
                    assertThat(e.sentence().key()).startsWith("render.picture");
                }
            }
        }
    }

    @Test
    void aFrameLargerThanItsPictureIsRefusedBeforeItIsDecoded() {
        byte[] gif = gif();
        // The first image descriptor: a comma, left, top, width, height.
        int at = 0;
        while (gif[at] != ',' || gif[at + 5] != 16 || gif[at + 7] != 8) {
            at++;
        }
        gif[at + 6] = 0x40;
        gif[at + 8] = 0x40;
        assertThatThrownBy(() -> Pictures.normalise(gif))
                .isInstanceOfSatisfying(
                        PictureException.class,
                        e -> assertThat(e.sentence().key()).isEqualTo("render.picture-damaged"));
    }

    @Test
    void moreThanMemoryHoldsIsRefusedBeforeItIsDecoded() {
        byte[] gif = gif();
        // The header claims a picture of 4000 by 4000; three of them are within the sides but not within the sum.
        for (int i = 6; i < 10; i += 2) {
            gif[i] = (byte) (6500 & 0xFF);
            gif[i + 1] = (byte) (6500 >> 8);
        }
        assertThatThrownBy(() -> Pictures.normalise(gif))
                .isInstanceOfSatisfying(
                        PictureException.class,
                        e -> assertThat(e.sentence().key()).isEqualTo("render.picture-large"));
    }
}
