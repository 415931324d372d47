package shiliu.player.render;

import shiliu.player.message.Message;

/**
 * Something that residents will not be able to read as it is.
 *
 * @param page of the item on this screen, from 0
 * @param left and {@code top}, {@code width}, {@code height}: where on the page, pixels; all of it where nothing is known
 * @param refuses whether it keeps the item from going up; else people decide
 */
public record Finding(Kind kind, int page, int left, int top, int width, int height, boolean refuses, Message message) {
    /** What is wrong. */
    public enum Kind {
        /** Letters beyond the edge. */
        CUT,
        /** Letters on letters. */
        OVERLAP,
        /** Not legible from where people stand. */
        SMALL,
        /** Gone before it is read. */
        FAST,
        /** Takes so long that nothing else has its turn. */
        LONG,
        /** Characters that no font has. */
        GLYPH,
        /** A code that is not on any page, or cannot be read by a telephone. */
        CODE,
        /** A picture that is not on any page. */
        PICTURE
    }

    static Finding on(Kind kind, int page, Box box, boolean refuses, Message message) {
        return new Finding(kind, page, box.x(), box.y(), box.width(), box.height(), refuses, message);
    }
}
