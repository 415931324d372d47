package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FontSetTest {
    private static final FontSet FONTS = new FontSet();

    private static String ascii(String text, Pen pen, int width, int height) {
        Canvas canvas = new Canvas(width, height, 0);
        new Typesetter(FONTS).line(canvas, text, pen, new Box(0, 0, width, height), Typesetter.Align.LEFT, 1);
        StringBuilder out = new StringBuilder();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out.append(canvas.pixel(x, y) == 0 ? '.' : '#');
            }
            out.append('\n');
        }
        return out.toString();
    }

    @Test
    void thePixelFontIsDrawnPixelByPixel() {
        assertThat(ascii("石A", new Pen(16, false, false), 24, 16)).isEqualTo("""
                        ........................
                        ###############.........
                        ......#.................
                        ......#.................
                        .....#.............##...
                        .....#............#..#..
                        ....#.............#..#..
                        ....#########....#....#.
                        ...##.......#....#....#.
                        ..#.#.......#....######.
                        .#..#.......#....#....#.
                        #...#.......#....#....#.
                        ....#.......#....#....#.
                        ....#.......#....#....#.
                        ....#########...........
                        ....#.......#...........
                        """);
    }

    @Test
    void pixelsAreWhollyOnOrOff() {
        for (int px : new int[] {16, 20, 32, 48}) {
            for (int codePoint : "铸牢石榴ꆈꌠABC123，。".codePoints().toArray()) {
                for (byte covered : FONTS.glyph(codePoint, new Pen(px, false, false)).coverage) {
                    assertThat(covered == 0 || covered == -1)
                            .as("%c at %d", codePoint, px)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void smoothIsOnlyWhatIsLarge() {
        assertThat(new Pen(23, true, true)).isEqualTo(new Pen(23, true, false));
        assertThat(new Pen(19, true, true)).isEqualTo(new Pen(16, false, false));
        assertThat(new Pen(24, true, true).smooth()).isTrue();
    }

    @Test
    void advancesAreKnownWithoutDrawing() {
        for (int px : new int[] {16, 20, 24, 37, 48, 100}) {
            for (int codePoint : "石ꆈA1，𠀀☃\uE000".codePoints().toArray()) {
                Pen pen = new Pen(px, true, false);
                assertThat(FONTS.advance(codePoint, pen))
                        .as("U+%04X at %d", codePoint, px)
                        .isEqualTo(FONTS.glyph(codePoint, pen).advance);
            }
        }
    }

    @Test
    void namesWhatItCannotDraw() {
        assertThat("铸牢中华民族，A1½ꆈꌠꓡᥖᦺ한あя".codePoints().filter(c -> !FONTS.has(c))).isEmpty();
        // Controls, joiners, marks that come back as boxes, what no font has, private use.
        for (int codePoint :
                new int[] {0, '\n', 0x200D, 0x202E, 0xFEFF, 0x16F90, 0x0915, 0x0301, 0x1F600, 0xE000, 0x10FFFF}) {
            assertThat(FONTS.has(codePoint)).as("U+%04X", codePoint).isFalse();
        }
    }

    @Test
    void noRowOfAStrokeIsLost() {
        // A line of no height, left over by rounding, once emptied this row of all that was in it.
        Glyph glyph = FONTS.glyph('停', new Pen(78, true, true));
        for (int y = 0; y < glyph.height; y++) {
            assertThat(ink(glyph, y)).as("row %d", y).isPositive();
        }
    }

    private static int ink(Glyph glyph, int y) {
        return IntStream.range(0, glyph.width)
                .map(x -> glyph.coverage[y * glyph.width + x] & 0xFF)
                .sum();
    }
}
