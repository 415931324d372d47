package shiliu.player.screen;

import shiliu.protocols.driver.Frame;

/** Pixels across and down, each 1 to 4096. Written {@code 128x32}. */
public record Size(int width, int height) {
    public Size {
        if (width < 1 || height < 1 || width > Frame.MAX_SIDE || height > Frame.MAX_SIDE) {
            throw new IllegalArgumentException("a size of " + width + "x" + height);
        }
    }

    /** Reads {@code 128x32}; anything else is an {@link IllegalArgumentException}. */
    public static Size parse(String text) {
        if (!text.matches("[0-9]{1,4}x[0-9]{1,4}")) {
            throw new IllegalArgumentException("a size is written 128x32, not " + text);
        }
        int x = text.indexOf('x');
        return new Size(Integer.parseInt(text.substring(0, x)), Integer.parseInt(text.substring(x + 1)));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
