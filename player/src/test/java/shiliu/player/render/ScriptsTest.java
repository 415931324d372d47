package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Translation;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;

/** Scripts whose letters join, stack or carry others. */
class ScriptsTest {
    private static final FontSet FONTS = new FontSet();
    private static final Pen PEN = new Pen(48, false, true);

    @Test
    void everyScriptOfTheScreensIsThere() {
        Samples.SCRIPTS.forEach((lang, text) ->
                assertThat(text.codePoints().allMatch(FONTS::has)).as(lang).isTrue());
        assertThat("ꆈꌠ".codePoints().allMatch(FONTS::has)).isTrue();
        // Arabic, Devanagari: no community's, no font.
        assertThat(FONTS.has(0x0627)).isFalse();
        assertThat(FONTS.has(0x0915)).isFalse();
    }

    @Test
    void theMinoritysLanguageStandsAboveUnlessTheScreenSaysOtherwise() {
        Slogan slogan = new Slogan("民族团结", List.of(new Translation("ii", "ꆈꌠ")), Samples.enter(Enter.CUT));
        Screen usual = Samples.screen("256x128", Colour.RGB);
        Screen other = new Screen(
                usual.id(),
                usual.name(),
                usual.community(),
                usual.tags(),
                usual.size(),
                usual.colour(),
                usual.pitchMm(),
                usual.distanceM(),
                usual.zone(),
                usual.hours(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Screen.Languages.HAN_FIRST),
                Optional.empty(),
                List.of(),
                Optional.empty());
        assertThat(fromTheTop(slogan, usual)).containsExactly("ꆈꌠ", "民族团结");
        assertThat(fromTheTop(slogan, other)).containsExactly("民族团结", "ꆈꌠ");
    }

    private static List<String> fromTheTop(Slogan slogan, Screen screen) {
        Ink ink = new Ink();
        Typesetter setter = new Typesetter(FONTS, Optional.of(ink));
        new SloganPages(setter, new Look(screen, Palette.Theme.SLOGAN))
                .of(slogan)
                .at(Duration.ZERO);
        return ink.lines().stream()
                .sorted(Comparator.comparingInt(line -> line.box().y()))
                .map(Ink.Line::text)
                .toList();
    }

    @Test
    void mongolianLettersJoin() {
        // Alone each letter has another form and its own width.
        String word = "ᠮᠣᠩᠭᠣᠯ";
        int apart = word.codePoints()
                .map(c -> FONTS.width(Character.toString(c), PEN))
                .sum();
        assertThat(FONTS.glyphs(word, PEN)).hasSize(1);
        assertThat(FONTS.width(word, PEN)).isLessThan(apart);
    }

    @Test
    void tibetanLettersStack() {
        // SA, subjoined GA, RA, vowel I: one letter's width for four.
        int stacked = FONTS.width("སྒྲི", PEN);
        assertThat(stacked).isLessThan(FONTS.width("ས", PEN) * 3 / 2);
        assertThat(height("སྒྲི")).isGreaterThan(height("ས") * 3 / 2).isLessThanOrEqualTo(PEN.px());
    }

    private static int height(String text) {
        Glyph glyph = FONTS.glyphs(text, PEN).get(0);
        return glyph.reachUp() + glyph.reachDown();
    }

    @Test
    void widthIsTheSameAsWhatIsDrawn() {
        for (String text : Samples.SCRIPTS.values()) {
            String mixed = "中" + text + " 12 " + text + "国";
            int drawn = FONTS.glyphs(mixed, PEN).stream()
                    .mapToInt(glyph -> glyph.advance)
                    .sum();
            assertThat(FONTS.width(mixed, PEN)).isEqualTo(drawn);
        }
    }
}
