package shiliu.player.render;

import java.util.Arrays;
import shiliu.protocols.driver.Frame;

/** Pixels to draw on. Whatever lies outside is cut off. Not thread-safe. */
final class Canvas {
    final int width;
    final int height;
    final int[] rgb;

    Canvas(int width, int height, int ground) {
        this.width = width;
        this.height = height;
        this.rgb = new int[width * height];
        Arrays.fill(rgb, ground);
    }

    Frame frame() {
        return Frame.of(width, height, rgb);
    }

    void fill(Box box, int colour) {
        int from = Math.max(0, box.x());
        int to = Math.min(width, box.right());
        for (int y = Math.max(0, box.y()); y < Math.min(height, box.bottom()) && from < to; y++) {
            Arrays.fill(rgb, y * width + from, y * width + to, colour);
        }
    }

    /** Copies {@code picture} with its top left corner at {@code x}, {@code y}. */
    void draw(Raster picture, int x, int y) {
        int from = Math.max(0, -x);
        int to = Math.min(picture.width(), width - x);
        for (int row = Math.max(0, -y); row < Math.min(picture.height(), height - y) && from < to; row++) {
            picture.copyRow(row, from, rgb, (y + row) * width + x + from, to - from);
        }
    }

    /** Draws {@code glyph} with the pen at {@code x} on the line {@code baseline}. */
    void draw(Glyph glyph, int x, int baseline, int colour) {
        int left = x + glyph.left;
        int top = baseline - glyph.top;
        int from = Math.max(0, -left);
        int to = Math.min(glyph.width, width - left);
        for (int row = Math.max(0, -top); row < Math.min(glyph.height, height - top); row++) {
            int in = row * glyph.width;
            int out = (top + row) * width + left;
            for (int column = from; column < to; column++) {
                int covered = glyph.coverage[in + column] & 0xFF;
                if (covered == 255) {
                    rgb[out + column] = colour;
                } else if (covered != 0) {
                    rgb[out + column] = blend(rgb[out + column], colour, covered);
                }
            }
        }
    }

    private static int blend(int below, int above, int share) {
        int redBlue = mix(below & 0xFF00FF, above & 0xFF00FF, share) & 0xFF00FF;
        int green = mix((below >> 8) & 0xFF, (above >> 8) & 0xFF, share) & 0xFF;
        return redBlue | green << 8;
    }

    /** Mixes two values, or two that lie 16 bits apart at once. */
    private static int mix(int below, int above, int share) {
        int weight = share + (share >> 7);
        return (below * (256 - weight) + above * weight) >>> 8;
    }
}
