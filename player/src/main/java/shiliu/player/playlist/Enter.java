package shiliu.player.playlist;

/** How an item comes onto the screen. */
public enum Enter {
    CUT,
    SCROLL_LEFT
}
