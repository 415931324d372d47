package shiliu.player.render;

/** One glyph at one size: how much of each pixel it covers, 0 to 255, and where that lies from the pen. */
final class Glyph {
    /** Pixels from the pen to the left edge, and from the baseline up to the top edge. */
    final int left;

    final int top;
    final int width;
    final int height;
    final int advance;
    final byte[] coverage;

    Glyph(int left, int top, int width, int height, int advance, byte[] coverage) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.advance = advance;
        this.coverage = coverage;
    }

    /** The same coverage with another advance, moved right by {@code dx} and up by {@code dy}. */
    Glyph moved(int dx, int dy, int newAdvance) {
        return new Glyph(left + dx, top + dy, width, height, newAdvance, coverage);
    }
}
