package shiliu.protocols.onbon;

import shiliu.protocols.driver.Content;
import shiliu.protocols.packet.Octets;

/**
 * One page of a dynamic area.
 *
 * @param displayMode vendor's code: 1 static, 2 at once, 3 to 6 and 25h to 28h moving
 * @param clearMode 0 or 1
 * @param speed 0 to 63, 0 the fastest
 * @param stay in steps of 10 ms
 * @param repeat how often a moving effect repeats
 * @param validLength columns that a moving effect takes, usually the width
 * @param pixels in the card's own order
 */
record Page(int displayMode, int clearMode, int speed, int stay, int repeat, int validLength, Octets pixels) {
    private static final int STATIC = 1;

    /** A page that stands still. */
    static Page still(int width, Octets pixels) {
        return new Page(STATIC, 0, 2, 500, 1, width, pixels);
    }

    /** One of several that play in turn. */
    static Page of(Content.Page page, Octets pixels) {
        int mode = switch (page.effect()) {
            case AT_ONCE -> STATIC;
            case SCROLL_LEFT -> 0x03;
            case SCROLL_UP -> 0x05;
            case SCROLL_RIGHT -> 0x25;
            case SCROLL_DOWN -> 0x27;
        };
        int stay = (int) Math.min(0xFFFF, page.stay().toMillis() / 10);
        return new Page(mode, 0, 2, stay, 1, page.frame().width(), pixels);
    }
}
