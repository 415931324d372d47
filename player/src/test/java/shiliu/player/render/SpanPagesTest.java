package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Translation;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;

/** What runs elsewhere, standing. */
class SpanPagesTest {
    private static final FontSet FONTS = new FontSet();
    private static final Renderer RENDERER = new Renderer(FONTS);
    private static final Map<Colour, Set<Integer>> LEDS =
            Map.of(Colour.MONO, Set.of(0, 0xFF0000), Colour.DUAL, Set.of(0, 0xFF0000, 0x00FF00, 0xFFFF00));

    private static Rendition running(String text, String size) throws RenderException {
        return running(new Slogan(text, List.of(), Samples.enter(Enter.SCROLL_LEFT)), size);
    }

    private static Rendition running(Item item, String size) throws RenderException {
        Rendition rendition = RENDERER.prepare(item, Samples.screen(size, Colour.MONO), Samples.MEDIA);
        assertThat(rendition.moves()).isTrue();
        return rendition;
    }

    private static Set<Integer> colours(Frame frame) {
        Set<Integer> colours = new HashSet<>();
        int last = -1;
        // Runs of one colour are long: only their beginnings are boxed.
        for (int colour : frame.pixels()) {
            if (colour != last) {
                colours.add(colour);
                last = colour;
            }
        }
        return colours;
    }

    private static long lit(Frame frame) {
        return Arrays.stream(frame.pixels()).filter(colour -> colour != 0).count();
    }

    /** The lit pixels of all characters, each drawn alone. */
    private static long ink(String text, int px) {
        Pen pen = new Pen(px, px >= 40, false);
        return text.codePoints()
                .mapToLong(c -> {
                    byte[] coverage = FONTS.glyph(c, pen).coverage;
                    return IntStream.range(0, coverage.length)
                            .filter(i -> coverage[i] != 0)
                            .count();
                })
                .sum();
    }

    /** A character that is cut lacks pixels; one that is drawn over another does too. */
    @ParameterizedTest
    @CsvSource({
        "128x16, 铸牢中华民族共同体意识",
        "128x16, 民族团结一家亲，同心共筑中国梦",
        "128x16, 各民族要像石榴籽一样紧紧抱在一起，共同团结奋斗，共同繁荣发展！你说对不对呢对不对？",
        "64x16, 民族团结一家亲，同心共筑中国梦",
        "16x16, 石榴籽",
        "128x32, 民族团结一家亲，同心共筑中国梦",
        "128x32, 一二三四五六七？一二三四五六七！",
        "128x32, 各民族要像石榴籽一样紧紧抱在一起，共同团结奋斗，共同繁荣发展！",
        "128x64, 铸牢中华民族共同体意识",
        "128x64, 民族团结一家亲，同心共筑中国梦",
        "320x48, 各民族要像石榴籽一样紧紧抱在一起，共同团结奋斗，共同繁荣发展！",
        "128x16, 服务热线 0871-68690000 请拨打 https://example.org/a-very-long-address",
    })
    void everyCharacterIsWhole(String size, String text) throws RenderException {
        List<Frame> pages = running(text, size).stills().proofs();
        long all = pages.stream().mapToLong(SpanPagesTest::lit).sum();
        int height = pages.get(0).height();
        assertThat(IntStream.rangeClosed(Pen.PIXELS, height).mapToLong(px -> ink(text, px)))
                .contains(all);
        assertThat(pages).allMatch(page -> lit(page) > 0);
    }

    @Test
    void aStripShowsALongSloganInPhrasesEachForAnEqualShare() throws RenderException {
        Rendition run = running("民族团结一家亲，同心共筑中国梦", "128x16");
        Rendition stills = run.stills();
        assertThat(stills.moves()).isFalse();
        assertThat(stills.length()).isEqualTo(run.length());
        assertThat(stills.proofs().stream().map(SpanPagesTest::lit))
                .containsExactly(ink("民族团结一家亲，", 16), ink("同心共筑中国梦", 16));
        assertThat(stills.nextChange(Duration.ZERO))
                .contains(run.length().dividedBy(2))
                .map(stills::at)
                .contains(stills.proofs().get(1));
        assertThat(run.stills()).isSameAs(stills);
    }

    @Test
    void whatFitsOnOnePageIsNotSpreadOverTwo() throws RenderException {
        Item both = new Slogan("铸牢中华民族共同体意识", List.of(new Translation("ii", "ꆈꌠ")), Samples.enter(Enter.SCROLL_LEFT));
        assertThat(running(both, "128x32").stills().proofs().stream().map(SpanPagesTest::lit))
                .containsExactly(ink("ꆈꌠ", 16), ink("铸牢中华民族共同体意识", 16));
    }

    @Test
    void anAmountStandsWithItsName() throws RenderException {
        List<Long> pages = running(Samples.finance(), "128x16").stills().proofs().stream()
                .map(SpanPagesTest::lit)
                .toList();
        assertThat(pages).contains(ink("结余-6,250.50", 16), ink("支出31,250.50", 16));
    }

    @Test
    void everySampleStandsAsLongAsItRunsInColoursThatTheLedsHave() throws RenderException {
        for (Map.Entry<String, Screen> screen : Samples.screens().entrySet()) {
            for (Item item : Samples.items().values()) {
                Rendition rendition = RENDERER.prepare(item, screen.getValue(), Samples.MEDIA);
                Rendition stills = rendition.stills();
                assertThat(stills.length()).isEqualTo(rendition.length());
                assertThat(stills.moves()).isFalse();
                Optional<Set<Integer>> leds =
                        Optional.ofNullable(LEDS.get(screen.getValue().colour()));
                for (Frame page : stills.proofs()) {
                    leds.ifPresent(able ->
                            assertThat(colours(page)).as(screen.getKey()).isSubsetOf(able));
                }
            }
        }
    }
}
