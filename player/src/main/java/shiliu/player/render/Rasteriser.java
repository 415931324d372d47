package shiliu.player.render;

/**
 * Fills outlines: each pixel gets the exact area that the outline covers of it. Plain float arithmetic, which every Java
 * from 17 on does bit by bit alike (JEP 306); that is why Java2D, whose text differs between releases, has no part in it.
 */
final class Rasteriser {
    /** At half a pixel thin strokes of small sizes break; a little less keeps them whole. */
    private static final int THRESHOLD = 116;

    private final int width;
    private final int height;
    private final float left;
    private final float top;
    private final int stride;
    private final float[] area;

    private Rasteriser(int left, int top, int width, int height) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        // A line on the right edge writes one column beyond it.
        this.stride = width + 2;
        this.area = new float[stride * height];
    }

    /** {@code outline} times {@code scale}; {@code smooth} keeps partly covered pixels, else each is on or off. */
    static Glyph fill(Outline outline, float scale, int advance, boolean smooth) {
        if (outline.empty()) {
            return new Glyph(0, 0, 0, 0, advance, new byte[0]);
        }
        int left = floor(outline.minX() * scale);
        int top = floor(-outline.maxY() * scale);
        int width = floor(outline.maxX() * scale) + 1 - left;
        int height = floor(-outline.minY() * scale) + 1 - top;
        Rasteriser raster = new Rasteriser(left, top, width, height);
        outline.lines(scale, raster::line);
        return new Glyph(left, -top, width, height, advance, raster.coverage(smooth));
    }

    private static int floor(float value) {
        return (int) Math.floor(value);
    }

    /** Adds the signed area between the line and the right edge, as differences along each row. */
    private void line(float ax, float ay, float bx, float by) {
        float sign = ay < by ? 1 : -1;
        float x0 = (ay < by ? ax : bx) - left;
        float y0 = Math.min(ay, by) - top;
        float x1 = (ay < by ? bx : ax) - left;
        float y1 = Math.max(ay, by) - top;
        // Asked after the subtractions, whose rounding can make equal what was not.
        if (y0 == y1) {
            return;
        }
        float slope = (x1 - x0) / (y1 - y0);
        int last = Math.min(height - 1, (int) Math.ceil(y1) - 1);
        for (int y = (int) y0; y <= last; y++) {
            float from = Math.max(y0, y);
            float to = Math.min(y1, y + 1);
            float xFrom = x0 + (from - y0) * slope;
            float xTo = x0 + (to - y0) * slope;
            row(y * stride, sign * (to - from), Math.min(xFrom, xTo), Math.max(xFrom, xTo));
        }
    }

    private void row(int at, float tall, float x0, float x1) {
        float clamped0 = Math.max(0, x0);
        float clamped1 = Math.min(width, Math.max(clamped0, x1));
        int first = (int) clamped0;
        int last = (int) Math.ceil(clamped1);
        if (last <= first + 1) {
            float middle = (clamped0 + clamped1) / 2 - first;
            area[at + first] += tall * (1 - middle);
            area[at + first + 1] += tall * middle;
            return;
        }
        float perPixel = tall / (clamped1 - clamped0);
        float before = 0;
        for (int x = first; x < last; x++) {
            float from = Math.max(clamped0, x);
            float to = Math.min(clamped1, x + 1);
            // What lies right of the line within this pixel, and wholly right of it in those before.
            float covered = perPixel * (to - from) * (x + 1 - (from + to) / 2);
            area[at + x] += covered + before;
            before = perPixel * (to - from) - covered;
        }
        area[at + last] += before;
    }

    private byte[] coverage(boolean smooth) {
        byte[] out = new byte[width * height];
        for (int y = 0; y < height; y++) {
            float sum = 0;
            for (int x = 0; x < width; x++) {
                sum += area[y * stride + x];
                int covered = Math.min(255, (int) (Math.abs(sum) * 255 + 0.5f));
                out[y * width + x] = (byte) (smooth ? covered : covered >= THRESHOLD ? 255 : 0);
            }
        }
        return out;
    }
}
