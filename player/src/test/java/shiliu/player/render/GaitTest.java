package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Slogan;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;

class GaitTest {
    @ParameterizedTest
    @ValueSource(ints = {25, 30, 50, 60})
    void stepsAreWholePixelsInWholeFramesNearTheSpeed(int rate) {
        for (double speed = 6; speed < 2000; speed *= 1.07) {
            Gait gait = Gait.of(speed, rate);
            assertThat(gait.pixels()).isPositive();
            assertThat(gait.frames()).isPositive();
            double real = (double) gait.pixels() * rate / gait.frames();
            assertThat(real).as("%s at %d", speed, rate).isBetween(speed * 0.79, speed * 1.21);
        }
    }

    @Test
    void aLineChangesWithFramesOfTheOutputOnly() throws RenderException {
        Slogan runs = new Slogan("像石榴籽一样紧紧抱在一起", List.of(), Samples.enter(Enter.SCROLL_LEFT));
        for (int rate : new int[] {25, 30, 60}) {
            Screen screen = Samples.screen("128x32", Colour.MONO).built(new Leds(Optional.empty(), 100, rate));
            Rendition rendition = new Renderer(new FontSet()).prepare(runs, screen, Samples.MEDIA);
            Set<Long> frames = new HashSet<>();
            Optional<Duration> at = rendition.nextChange(Duration.ZERO);
            long last = 0;
            while (at.isPresent()) {
                long frame = Math.round(at.get().toNanos() * rate / 1e9);
                assertThat(at.get()).isEqualTo(Duration.ofNanos((frame * 1_000_000_000L + rate - 1) / rate));
                frames.add(frame - last);
                last = frame;
                at = rendition.nextChange(at.get());
            }
            // None stands longer than another.
            assertThat(frames).as("at %d", rate).hasSize(1);
        }
    }

    @Test
    void whatComesInTakesAStepWithEachFrameOfTheOutput() throws RenderException {
        Slogan wiped = new Slogan("团结", List.of(), Samples.enter(Enter.WIPE_LEFT));
        for (int rate : new int[] {25, 60}) {
            Screen screen = Samples.screen("128x64", Colour.MONO).built(new Leds(Optional.empty(), 100, rate));
            Rendition rendition = new Renderer(new FontSet()).prepare(wiped, screen, Samples.MEDIA);
            Duration first = rendition.nextChange(Duration.ZERO).orElseThrow();
            assertThat(first).isEqualTo(Duration.ofNanos((1_000_000_000L + rate - 1) / rate));
        }
    }
}
