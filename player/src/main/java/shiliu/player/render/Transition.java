package shiliu.player.render;

import shiliu.player.playlist.Enter;
import shiliu.protocols.driver.Frame;

/**
 * One picture giving way to another.
 *
 * @param blends whether LEDs can mix the two; else they change one after the other, evenly spread
 */
record Transition(Enter enter, boolean blends) {
    private static final int SIDE = 4;
    private static final int[] ORDER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

    /** The picture after {@code step} of {@code steps}; {@code before} may be smaller, then it was black. */
    Frame between(Canvas before, Canvas after, long step, long steps) {
        Canvas from = before.width == after.width && before.height == after.height
                ? before
                : new Canvas(after.width, after.height, Palette.BLACK);
        int width = after.width;
        int height = after.height;
        int across = (int) (width * step / steps);
        int down = (int) (height * step / steps);
        return switch (enter) {
            case CUT, TYPEWRITER -> after.frame();
            case FADE -> faded(from, after, (int) (256 * step / steps));
            case WIPE_LEFT -> part(from, after, new Box(width - across, 0, across, height));
            case WIPE_RIGHT -> part(from, after, new Box(0, 0, across, height));
            case WIPE_UP -> part(from, after, new Box(0, height - down, width, down));
            case WIPE_DOWN -> part(from, after, new Box(0, 0, width, down));
            case SCROLL_LEFT -> moved(from, after, -across, 0, width, 0);
            case SCROLL_RIGHT -> moved(from, after, across, 0, -width, 0);
            case SCROLL_UP -> moved(from, after, 0, -down, 0, height);
            case SCROLL_DOWN -> moved(from, after, 0, down, 0, -height);
        };
    }

    private static Frame part(Canvas from, Canvas after, Box box) {
        Canvas canvas = from.copy();
        for (int y = box.y(); y < box.bottom(); y++) {
            System.arraycopy(after.seen(y), box.x(), canvas.row(y), box.x(), box.width());
        }
        return canvas.frame();
    }

    /** Both moved by {@code dx}, {@code dy}; the new one comes from {@code fromX}, {@code fromY}. */
    private static Frame moved(Canvas from, Canvas after, int dx, int dy, int fromX, int fromY) {
        Canvas canvas = new Canvas(after.width, after.height, Palette.BLACK);
        canvas.draw(from, dx, dy);
        canvas.draw(after, fromX + dx, fromY + dy);
        return canvas.frame();
    }

    private Frame faded(Canvas from, Canvas after, int share) {
        Canvas canvas = new Canvas(after.width, after.height, Palette.BLACK);
        for (int y = 0; y < after.height; y++) {
            int[] old = from.seen(y);
            int[] fresh = after.seen(y);
            int[] out = canvas.row(y);
            for (int x = 0; x < after.width; x++) {
                int order = ORDER[x % SIDE + y % SIDE * SIDE];
                out[x] = blends
                        ? Photos.mixed(old[x], fresh[x], share)
                        : order * 256 < share * ORDER.length ? fresh[x] : old[x];
            }
        }
        return canvas.frame();
    }
}
