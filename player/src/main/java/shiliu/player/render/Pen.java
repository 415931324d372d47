package shiliu.player.render;

/**
 * How text is drawn.
 *
 * @param px the side of the square that a Han character fills; below {@link #OUTLINES} always {@link #PIXELS}
 * @param bold for headlines; the pixel font has one weight
 * @param smooth with partly lit pixels, for full colour only
 */
record Pen(int px, boolean bold, boolean smooth) {
    /** The size of the pixel font. */
    static final int PIXELS = 16;
    /** From here on outlines can be read; below it their strokes merge. */
    static final int OUTLINES = 20;
    /** From here on partly lit pixels help; below it they are grey mush. */
    static final int SMOOTH = 24;

    Pen {
        if (px < OUTLINES) {
            px = PIXELS;
            bold = false;
        }
        smooth &= px >= SMOOTH;
    }

    /** From the top of a character's square to its baseline. */
    int ascent() {
        return px == PIXELS ? 14 : Math.round(px * 0.88f);
    }

    Pen resized(int other) {
        return new Pen(other, bold, smooth);
    }
}
