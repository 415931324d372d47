package shiliu.player.render;

import shiliu.protocols.driver.Glyphs;

/** The font of a virtual card that writes text itself: ours, thresholded. Reads the fonts when the first text comes. */
public final class CardFont implements Glyphs {
    private static final int LIT = 0x80;

    private final FontSet fonts = new FontSet();

    @Override
    public boolean[][] dots(int codePoint, int size) {
        Pen pen = new Pen(size, false, false);
        Glyph glyph = fonts.glyph(codePoint, pen);
        boolean[][] dots = new boolean[size][Math.max(1, glyph.advance)];
        for (int y = 0; y < glyph.height; y++) {
            int row = pen.ascent() - glyph.top + y;
            for (int x = 0; x < glyph.width; x++) {
                int column = glyph.left + x;
                boolean inside = row >= 0 && row < size && column >= 0 && column < dots[row].length;
                if (inside && (glyph.coverage[y * glyph.width + x] & 0xFF) >= LIT) {
                    dots[row][column] = true;
                }
            }
        }
        return dots;
    }
}
