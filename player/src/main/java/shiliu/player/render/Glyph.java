package shiliu.player.render;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One glyph at one size: how much of each pixel it covers, 0 to 255, and where that lies from the pen. */
final class Glyph {
    /** Pixels from the pen to the left edge, and from the baseline up to the top edge. */
    final int left;

    final int top;
    final int width;
    final int height;
    final int advance;
    final byte[] coverage;

    /** Larger ones, whole lines of joined letters, are drawn once only: not worth the room. */
    private static final int MOST_TILED = 64 * 1024;

    /** The glyph in one colour on one ground, ready to be copied. */
    private static final class Tile {
        private final int ground;
        private final int colour;
        private final int[] rgb;

        Tile(int ground, int colour, int[] rgb) {
            this.ground = ground;
            this.colour = colour;
            this.rgb = rgb;
        }
    }

    private volatile @Nullable Tile tile;

    private final int reachUp;
    private final int reachDown;

    Glyph(int left, int top, int width, int height, int advance, byte[] coverage) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.advance = advance;
        this.coverage = coverage;
        Optional<Box> inked = inked();
        this.reachUp = inked.map(box -> top - box.y()).orElse(0);
        this.reachDown = inked.map(box -> box.bottom() - top).orElse(0);
    }

    /** Pixels from the baseline up to the highest and down to the lowest that is lit. */
    int reachUp() {
        return reachUp;
    }

    int reachDown() {
        return reachDown;
    }

    /** The part of the coverage that is not empty; nothing for a space. */
    Optional<Box> inked() {
        int fromX = width;
        int fromY = height;
        int toX = -1;
        int toY = -1;
        for (int y = 0; y < height; y++) {
            int first = 0;
            while (first < width && coverage[y * width + first] == 0) {
                first++;
            }
            if (first < width) {
                int last = width - 1;
                while (coverage[y * width + last] == 0) {
                    last--;
                }
                fromX = Math.min(fromX, first);
                toX = Math.max(toX, last);
                fromY = Math.min(fromY, y);
                toY = y;
            }
        }
        return toX < 0 ? Optional.empty() : Optional.of(new Box(fromX, fromY, toX + 1 - fromX, toY + 1 - fromY));
    }

    /** Whether it may be had as a tile. */
    boolean small() {
        return coverage.length <= MOST_TILED;
    }

    /** Memory, its tile included. */
    int bytes() {
        return 64 + coverage.length * (small() ? 1 + Integer.BYTES : 1);
    }

    /** All its pixels in {@code colour} on {@code ground}, row by row; not to be written to. */
    int[] tile(int ground, int colour) {
        Tile known = tile;
        if (known == null || known.ground != ground || known.colour != colour) {
            int[] rgb = new int[coverage.length];
            for (int i = 0; i < rgb.length; i++) {
                int covered = coverage[i] & 0xFF;
                rgb[i] = covered == 255 ? colour : covered == 0 ? ground : blend(ground, colour, covered);
            }
            known = new Tile(ground, colour, rgb);
            tile = known;
        }
        return known.rgb;
    }

    /** {@code above} over {@code below} where it covers {@code share} of 255. */
    static int blend(int below, int above, int share) {
        int redBlue = mix(below & 0xFF00FF, above & 0xFF00FF, share) & 0xFF00FF;
        int green = mix((below >> 8) & 0xFF, (above >> 8) & 0xFF, share) & 0xFF;
        return redBlue | green << 8;
    }

    /** Mixes two values, or two that lie 16 bits apart at once. */
    private static int mix(int below, int above, int share) {
        int weight = share + (share >> 7);
        return (below * (256 - weight) + above * weight) >>> 8;
    }

    /** The same coverage with another advance, moved right by {@code dx} and up by {@code dy}. */
    Glyph moved(int dx, int dy, int newAdvance) {
        return new Glyph(left + dx, top + dy, width, height, newAdvance, coverage);
    }
}
