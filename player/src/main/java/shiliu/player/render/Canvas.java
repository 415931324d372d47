package shiliu.player.render;

import java.util.Arrays;
import shiliu.protocols.driver.Frame;

/**
 * Pixels to draw on, 0xRRGGBB. Whatever lies outside is cut off. Rows of one colour, and rows that a frame took over, are
 * shared until something is drawn on them. Not thread-safe.
 */
final class Canvas {
    private static final int[] NO_TILE = {};

    final int width;
    final int height;
    private final int[][] rows;
    /** Whether nobody else has the row. */
    private final boolean[] own;
    /** In each row the columns {@code plainFrom} to {@code plainTo} (not included) have the colour {@code plain}. */
    private final int[] plain;

    private final int[] plainFrom;
    private final int[] plainTo;
    private boolean pictured;

    Canvas(int width, int height, int ground) {
        this.width = width;
        this.height = height;
        rows = new int[height][];
        own = new boolean[height];
        plain = new int[height];
        plainFrom = new int[height];
        plainTo = new int[height];
        cover(0, height, ground);
    }

    /** Takes {@code frame}'s pixels over. */
    static Canvas of(Frame frame) {
        Canvas canvas = new Canvas(frame.width(), frame.height(), Palette.BLACK);
        for (int y = 0; y < canvas.height; y++) {
            int[] row = canvas.row(y);
            for (int x = 0; x < canvas.width; x++) {
                row[x] = frame.pixel(x, y);
            }
        }
        return canvas;
    }

    /** The same to draw on apart from this. */
    Canvas copy() {
        Canvas copy = new Canvas(width, height, Palette.BLACK);
        Arrays.fill(own, false);
        System.arraycopy(rows, 0, copy.rows, 0, height);
        Arrays.fill(copy.plainTo, 0);
        return copy;
    }

    /** What is drawn so far; what is drawn later does not change it. */
    Frame frame() {
        Arrays.fill(own, false);
        return Frame.of(width, rows);
    }

    Raster raster() {
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(rows[y], 0, rgb, y * width, width);
        }
        return new Raster(width, height, rgb);
    }

    int pixel(int x, int y) {
        return rows[y][x];
    }

    /** Row {@code y} to read. */
    int[] seen(int y) {
        return rows[y];
    }

    /** Row {@code y} to write to. */
    int[] row(int y) {
        plainTo[y] = plainFrom[y];
        return writable(y);
    }

    private int[] writable(int y) {
        if (!own[y]) {
            rows[y] = rows[y].clone();
            own[y] = true;
        }
        return rows[y];
    }

    void fill(Box box, int colour) {
        int from = Math.max(0, box.x());
        int to = Math.min(width, box.right());
        int top = Math.max(0, box.y());
        int bottom = Math.min(height, box.bottom());
        if (from == 0 && to == width) {
            cover(top, bottom, colour);
            return;
        }
        for (int y = top; y < bottom && from < to; y++) {
            Arrays.fill(writable(y), from, to, colour);
            if (to - from > plainTo[y] - plainFrom[y]) {
                plain[y] = colour;
                plainFrom[y] = from;
                plainTo[y] = to;
            } else {
                spoil(y, from, to);
            }
        }
    }

    /** Whole rows of one colour, which are one row. */
    private void cover(int top, int bottom, int colour) {
        if (top >= bottom) {
            return;
        }
        int[] row = new int[width];
        Arrays.fill(row, colour);
        for (int y = top; y < bottom; y++) {
            rows[y] = row;
            own[y] = false;
            plain[y] = colour;
            plainFrom[y] = 0;
            plainTo[y] = width;
        }
    }

    /** Columns {@code from} to {@code to} are no longer plain: the larger part beside them still is. */
    private void spoil(int y, int from, int to) {
        int before = Math.min(plainTo[y], from) - plainFrom[y];
        int behind = plainTo[y] - Math.max(plainFrom[y], to);
        if (behind >= before) {
            plainFrom[y] = Math.max(plainFrom[y], to);
            plainTo[y] = Math.max(plainTo[y], plainFrom[y]);
        } else {
            plainTo[y] = Math.min(plainTo[y], from);
        }
    }

    /** Whether a picture was drawn. */
    boolean pictured() {
        return pictured;
    }

    /** Copies {@code picture} with its top left corner at {@code x}, {@code y}. */
    void draw(Raster picture, int x, int y) {
        pictured = true;
        int from = Math.max(0, -x);
        int to = Math.min(picture.width(), width - x);
        for (int row = Math.max(0, -y); row < Math.min(picture.height(), height - y) && from < to; row++) {
            picture.copyRow(row, from, writable(y + row), x + from, to - from);
            spoil(y + row, x + from, x + to);
        }
    }

    /** The same of a picture that was drawn. */
    void draw(Canvas picture, int x, int y) {
        int from = Math.max(0, -x);
        int to = Math.min(picture.width, width - x);
        for (int row = Math.max(0, -y); row < Math.min(picture.height, height - y) && from < to; row++) {
            System.arraycopy(picture.rows[row], from, writable(y + row), x + from, to - from);
            spoil(y + row, x + from, x + to);
        }
    }

    /** Draws {@code glyph} with the pen at {@code x} on the line {@code baseline}. */
    void draw(Glyph glyph, int x, int baseline, int colour) {
        int left = x + glyph.left;
        int top = baseline - glyph.top;
        int from = Math.max(0, -left);
        int to = Math.min(glyph.width, width - left);
        int first = Math.max(0, -top);
        int last = Math.min(glyph.height, height - top);
        if (from >= to || first >= last) {
            return;
        }
        int ground = plain[top + first];
        boolean tiled = glyph.small();
        int[] tile = tiled ? glyph.tile(ground, colour) : NO_TILE;
        for (int row = first; row < last; row++) {
            int y = top + row;
            int[] out = writable(y);
            boolean copies = tiled && plain[y] == ground && left + to <= plainTo[y];
            // A letter may reach a little into the box of the one before.
            int middle = copies ? Math.max(from, Math.min(to, plainFrom[y] - left)) : to;
            blend(glyph, row, from, middle, out, left, colour);
            if (middle < to) {
                System.arraycopy(tile, row * glyph.width + middle, out, left + middle, to - middle);
            }
            spoil(y, left + from, left + to);
        }
    }

    private static void blend(Glyph glyph, int row, int from, int to, int[] out, int left, int colour) {
        int in = row * glyph.width;
        for (int column = from; column < to; column++) {
            int covered = glyph.coverage[in + column] & 0xFF;
            if (covered == 255) {
                out[left + column] = colour;
            } else if (covered != 0) {
                out[left + column] = Glyph.blend(out[left + column], colour, covered);
            }
        }
    }
}
