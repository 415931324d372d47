package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Slogan;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;

class RenditionTest {
    private static final Renderer RENDERER = new Renderer(new FontSet());
    private static final Renderer OTHER = new Renderer(new FontSet());
    private static final Map<Colour, Set<Integer>> LEDS =
            Map.of(Colour.MONO, Set.of(0, 0xFF0000), Colour.DUAL, Set.of(0, 0xFF0000, 0x00FF00, 0xFFFF00));

    @Provide
    Arbitrary<Screen> screens() {
        return Combinators.combine(
                        Arbitraries.of(
                                "16x16", "32x16", "64x32", "128x16", "128x32", "96x64", "128x64", "320x32", "160x320",
                                "256x128", "512x320", "1000x60"),
                        Arbitraries.of(Colour.class))
                .as(Samples::screen);
    }

    @Provide
    Arbitrary<Item> items() {
        return Arbitraries.of(Samples.items().values());
    }

    @Property(tries = 60, seed = "2")
    void nothingChangesBeforeItSaysSo(
            @ForAll("screens") Screen screen, @ForAll("items") Item item, @ForAll @IntRange(max = 1000) int part)
            throws RenderException {
        Rendition rendition = RENDERER.prepare(item, screen, Samples.MEDIA);
        Duration length = rendition.length();
        assertThat(length).isBetween(Duration.ofSeconds(1), Duration.ofHours(1));
        Duration at = length.multipliedBy(part).dividedBy(1000);
        Frame frame = rendition.at(at);
        assertThat(new Size(frame.width(), frame.height())).isEqualTo(screen.size());
        Optional<Duration> next = rendition.nextChange(at);
        next.ifPresent(change -> assertThat(change).isGreaterThan(at).isLessThan(length));
        Duration until = next.orElse(length);
        for (long nanos = at.toNanos();
                nanos < until.toNanos();
                nanos += Math.max(1, (until.toNanos() - at.toNanos()) / 3)) {
            assertThat(rendition.at(Duration.ofNanos(nanos))).isEqualTo(frame);
        }
        assertThat(rendition.at(until.minusNanos(1))).isEqualTo(frame);
        // Another machine, another order of asking: the same picture.
        assertThat(new Renderer(new FontSet())
                        .prepare(item, screen, Samples.MEDIA)
                        .at(at))
                .isEqualTo(frame);
    }

    @Property(tries = 80, seed = "3")
    void onlyColoursThatTheLedsHave(@ForAll("screens") Screen screen, @ForAll("items") Item item)
            throws RenderException {
        List<Frame> proofs = RENDERER.prepare(item, screen, Samples.MEDIA).proofs();
        assertThat(proofs).isNotEmpty();
        if (screen.colour() != Colour.RGB) {
            Set<Integer> used = proofs.stream()
                    .flatMap(f -> Arrays.stream(f.pixels()).boxed())
                    .collect(Collectors.toSet());
            assertThat(LEDS.get(screen.colour())).containsAll(used);
        }
        assertThat(proofs.stream()
                        .filter(f -> Arrays.stream(f.pixels()).distinct().count() < 2))
                .as("blank pages")
                .isEmpty();
    }

    @Test
    void aMarqueeMovesByWholePixelsAndRunsOut() throws RenderException {
        Slogan slogan = new Slogan("石榴", List.of(), Samples.enter(Enter.SCROLL_LEFT));
        Rendition run = RENDERER.prepare(slogan, Samples.screen("32x16", Colour.MONO), Samples.MEDIA);
        Frame before = run.at(Duration.ZERO);
        Optional<Duration> next = run.nextChange(Duration.ZERO);
        int steps = 0;
        while (next.isPresent()) {
            Frame after = run.at(next.get());
            for (int y = 0; y < 16; y++) {
                for (int x = 0; x < 31; x++) {
                    assertThat(after.pixel(x, y)).isEqualTo(before.pixel(x + 1, y));
                }
            }
            before = after;
            next = run.nextChange(next.get());
            steps++;
        }
        assertThat(steps).isEqualTo(63);
        assertThat(run.at(run.length())).isEqualTo(before);
    }

    @Test
    void dwellIsTheAuthorsElseReadingSpeed() throws RenderException {
        Screen wall = Samples.screen("512x320", Colour.RGB);
        Airing twelve = new Airing(Optional.of(Duration.ofSeconds(12)), Optional.empty(), Optional.empty());
        assertThat(RENDERER.prepare(new Slogan("石榴", List.of(), twelve), wall, Samples.MEDIA)
                        .length())
                .isEqualTo(Duration.ofSeconds(12));
        assertThat(Dwell.DEFAULT.of(Airing.DEFAULT, 3)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Dwell.DEFAULT.of(Airing.DEFAULT, 41)).isEqualTo(Duration.ofSeconds(11));
        assertThat(Dwell.DEFAULT.of(Airing.DEFAULT, 4000)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void longTextIsNeverTooMuch() throws RenderException {
        Slogan slogan = new Slogan("铸牢中华民族共同体意识".repeat(45), List.of(), Airing.DEFAULT);
        for (String size : List.of("32x16", "128x64", "1920x1080", "320x640")) {
            Rendition rendition = RENDERER.prepare(slogan, Samples.screen(size, Colour.RGB), Samples.MEDIA);
            assertThat(rendition.length()).isLessThanOrEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void aPictureThatIsNotThereIsSaid() {
        MediaSource none = media -> {
            throw new IOException("gone");
        };
        assertThatThrownBy(() -> RENDERER.prepare(Samples.news(), Samples.screen("128x64", Colour.MONO), none))
                .isInstanceOfSatisfying(
                        RenderException.class,
                        e -> assertThat(e.sentence().key()).isEqualTo("render.picture-missing"));
        assertThatThrownBy(
                        () -> RENDERER.prepare(Samples.news(), Samples.screen("128x64", Colour.MONO), m -> new byte[9]))
                .isInstanceOfSatisfying(
                        RenderException.class,
                        e -> assertThat(e.sentence().key()).isEqualTo("render.picture-unknown"));
    }

    @Test
    void theSafeCardFitsEveryScreen() {
        for (String size : List.of("8x8", "16x16", "32x16", "64x32", "128x64", "1920x1080", "320x640", "2000x16")) {
            for (Colour colour : Colour.values()) {
                Frame card = RENDERER.safeCard(Samples.screen(size, colour));
                assertThat(card.width() + "x" + card.height()).isEqualTo(size);
                assertThat(Arrays.stream(card.pixels()).distinct().count()).isGreaterThan(1);
            }
        }
    }
}
