package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shiliu.player.playlist.Award;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Item;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;

/** How pages come in. */
class EnteringTest {
    private static final FontSet FONTS = new FontSet();

    private static Item award(Enter enter) {
        return new Award("民族团结示范户", "四组 杨家", "十年照顾邻居老人。", Optional.empty(), Optional.empty(), Samples.enter(enter));
    }

    private static Rendition prepare(Enter enter, Colour colour) throws RenderException {
        return new Renderer(FONTS).prepare(award(enter), Samples.screen("128x64", colour), Samples.MEDIA);
    }

    @ParameterizedTest
    @EnumSource(value = Enter.class, mode = EnumSource.Mode.EXCLUDE, names = "CUT")
    void eachPageComesInStepByStepAndThenStands(Enter enter) throws RenderException {
        for (Colour colour : Colour.values()) {
            Rendition moving = prepare(enter, colour);
            Rendition still = moving.stills();
            assertThat(moving.length()).isEqualTo(still.length());
            List<Frame> frames = new ArrayList<>();
            List<Duration> turns = new ArrayList<>();
            Optional<Duration> at = Optional.of(Duration.ZERO);
            while (at.isPresent()) {
                turns.add(at.get());
                frames.add(moving.at(at.get()));
                Optional<Duration> next = moving.nextChange(at.get());
                assertThat(next.orElse(moving.length())).isGreaterThan(at.get());
                at = next;
            }
            assertThat(turns).hasSizeGreaterThan(10);
            // At the end of each page it is the page; on the way it is not.
            assertThat(moving.at(moving.length())).isEqualTo(still.at(still.length()));
            assertThat(frames.get(0)).isNotEqualTo(still.at(Duration.ZERO));
            // Another machine that is asked for one instant only.
            int middle = turns.size() / 2;
            assertThat(prepare(enter, colour).at(turns.get(middle))).isEqualTo(frames.get(middle));
            if (colour == Colour.MONO) {
                frames.forEach(frame -> assertThat(
                                Arrays.stream(frame.pixels()).distinct().boxed())
                        .isSubsetOf(0, 0xFF0000));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Enter.class,
            names = {"TYPEWRITER", "WIPE_LEFT", "WIPE_DOWN", "FADE"})
    void moreAndMoreOfThePageIsThere(Enter enter) throws RenderException {
        Rendition moving = prepare(enter, Colour.MONO);
        Frame whole = moving.stills().at(Duration.ZERO);
        long before = -1;
        for (Duration at = Duration.ZERO;
                at.compareTo(Duration.ofMillis(2000)) < 0;
                at = moving.nextChange(at).orElseThrow()) {
            Frame frame = moving.at(at);
            long lit = Arrays.stream(frame.pixels()).filter(pixel -> pixel != 0).count();
            assertThat(lit).isGreaterThanOrEqualTo(before);
            before = lit;
        }
        assertThat(before)
                .isEqualTo(Arrays.stream(whole.pixels())
                        .filter(pixel -> pixel != 0)
                        .count());
    }
}
