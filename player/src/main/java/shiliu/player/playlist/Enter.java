package shiliu.player.playlist;

/** How an item comes onto the screen, and one page after the other. */
public enum Enter {
    CUT,
    FADE,
    WIPE_LEFT,
    WIPE_RIGHT,
    WIPE_UP,
    WIPE_DOWN,
    /** A slogan runs through; pages come in from the right. */
    SCROLL_LEFT,
    SCROLL_RIGHT,
    SCROLL_UP,
    SCROLL_DOWN,
    /** Character after character. */
    TYPEWRITER
}
