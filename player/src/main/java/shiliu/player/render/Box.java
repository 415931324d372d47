package shiliu.player.render;

/** A rectangle of pixels: top left corner, width and height. */
record Box(int x, int y, int width, int height) {
    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    Box inset(int sides, int ends) {
        return new Box(x + sides, y + ends, width - 2 * sides, height - 2 * ends);
    }

    /** What is left when {@code rows} are taken off the top. */
    Box below(int rows) {
        return new Box(x, y + rows, width, height - rows);
    }

    /** What is left when {@code rows} are taken off the bottom. */
    Box above(int rows) {
        return new Box(x, y, width, height - rows);
    }

    /** What is left when {@code columns} are taken off the right. */
    Box leftOf(int columns) {
        return new Box(x, y, width - columns, height);
    }

    /** A box of that size in the middle of this one. */
    Box centred(int innerWidth, int innerHeight) {
        return new Box(x + (width - innerWidth) / 2, y + (height - innerHeight) / 2, innerWidth, innerHeight);
    }
}
