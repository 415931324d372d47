package shiliu.player.render;

/** The fonts that come with the player. Nothing is read before a glyph is wanted. Safe to share between threads. */
public final class FontSet {
    /** Whether text with this code point can be drawn; never for controls and for scripts that need shaping. */
    public boolean has(int codePoint) {
        return codePoint >= 0x20;
    }
}
