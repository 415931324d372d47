package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
