package shiliu.protocols.driver;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The pixels of one whole screen at one moment: {@code width × height}, row by row from the top left, each 0xRRGGBB.
 * Immutable and safe to share between threads.
 */
public final class Frame {
    /** The largest width and height, in pixels; the hash writes each as 16 bits. */
    public static final int MAX_SIDE = 4096;

    private static final int COLOUR = 0xFFFFFF;

    private final int width;
    private final int height;
    private static final int[] AT_THE_LEFT = new int[MAX_SIDE];

    /** Rows may belong to several frames, and be longer than the frame is wide: what runs through a screen is such rows. */
    private final int[][] rows;
    /** Where in each row the frame begins. */
    private final int[] from;

    private Frame(int width, int height, int[][] rows, int[] from) {
        this.width = width;
        this.height = height;
        this.rows = rows;
        this.from = from;
    }

    /** Copies {@code width * height} pixels; whatever stands in their top byte (alpha) is dropped. */
    public static Frame of(int width, int height, int[] rgb) {
        check(width, height);
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels for " + width + "x" + height);
        }
        int[][] rows = new int[height][];
        for (int y = 0; y < height; y++) {
            rows[y] = row(rgb, y * width, width);
        }
        return new Frame(width, height, rows, AT_THE_LEFT);
    }

    /**
     * Takes {@code rows} over without copying, each {@code width} pixels of 0xRRGGBB; the same row may stand in several
     * places. Whoever gives them must not write to them any more.
     */
    public static Frame of(int width, int[][] rows) {
        check(width, rows.length);
        for (int[] row : rows) {
            if (row.length != width) {
                throw new IllegalArgumentException("a row of " + row.length + " pixels in a frame " + width + " wide");
            }
        }
        return new Frame(width, rows.length, rows.clone(), AT_THE_LEFT);
    }

    private static void check(int width, int height) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("a frame of " + width + "x" + height);
        }
    }

    private static int[] row(int[] rgb, int from, int width) {
        int[] row = Arrays.copyOfRange(rgb, from, from + width);
        int all = 0;
        for (int colour : row) {
            all |= colour;
        }
        // Pictures of ours have no alpha: to look is quicker than to write once more.
        for (int x = 0; x < width && (all & ~COLOUR) != 0; x++) {
            row[x] &= COLOUR;
        }
        return row;
    }

    /**
     * The same with {@code band}, whose rows may be longer than the frame is wide, from row {@code top} on; of each the part
     * that begins at column {@code left}. No pixel is copied, and nobody may write to {@code band} any more.
     */
    public Frame through(int top, int[][] band, int left) {
        int[][] all = rows.clone();
        int[] begins = Arrays.copyOf(from, height);
        for (int i = 0; i < band.length; i++) {
            if (left < 0 || left + width > band[i].length) {
                throw new IllegalArgumentException("columns from " + left + " on of a row of " + band[i].length
                        + " in a frame " + width + " wide");
            }
            all[top + i] = band[i];
            begins[top + i] = left;
        }
        return new Frame(width, height, all, begins);
    }

    /** A frame with every LED off. */
    public static Frame black(int width, int height) {
        check(width, height);
        int[][] rows = new int[height][];
        Arrays.fill(rows, new int[width]);
        return new Frame(width, height, rows, AT_THE_LEFT);
    }

    /** Whether every LED is off. */
    public boolean isBlack() {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (pixel(x, y) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The colour at column {@code x}, row {@code y}, as 0xRRGGBB. */
    public int pixel(int x, int y) {
        return rows[y][from[y] + x];
    }

    /** A copy of all pixels, row by row, each 0xRRGGBB. */
    public int[] pixels() {
        int[] all = new int[width * height];
        copyTo(all);
        return all;
    }

    /** Copies all pixels into {@code target}, from index 0. */
    public void copyTo(int[] target) {
        for (int y = 0; y < height; y++) {
            System.arraycopy(rows[y], from[y], target, y * width, width);
        }
    }

    /** The same where {@code target} still holds {@code before}, of the same size: rows that both share are left alone. */
    public void copyTo(int[] target, Frame before) {
        for (int y = 0; y < height; y++) {
            if (!sharesRow(before, y)) {
                System.arraycopy(rows[y], from[y], target, y * width, width);
            }
        }
    }

    /** Copies row {@code y} into {@code target}, from index 0. */
    public void copyRow(int y, int[] target) {
        System.arraycopy(rows[y], from[y], target, 0, width);
    }

    /** Whether row {@code y} is known to be the same without looking at it. */
    public boolean sharesRow(Frame that, int y) {
        return rows[y] == that.rows[y] && from[y] == that.from[y];
    }

    /** Lower-case hexadecimal SHA-256 of width and height (two big-endian 16-bit numbers) and the RGB bytes. */
    public String sha256() {
        try {
            // Row by row: a whole copy of a large wall would make the collector stop what runs on it.
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(new byte[] {(byte) (width >> 8), (byte) width, (byte) (height >> 8), (byte) height});
            byte[] row = new byte[width * 3];
            for (int y = 0; y < height; y++) {
                int at = 0;
                for (int x = 0; x < width; x++) {
                    int colour = pixel(x, y);
                    row[at++] = (byte) (colour >> 16);
                    row[at++] = (byte) (colour >> 8);
                    row[at++] = (byte) colour;
                }
                digest.update(row);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that && width == that.width && height == that.height && sameRows(that);
    }

    private boolean sameRows(Frame that) {
        for (int y = 0; y < height; y++) {
            boolean same = sharesRow(that, y)
                    || Arrays.equals(
                            rows[y], from[y], from[y] + width, that.rows[y], that.from[y], that.from[y] + width);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 31 * width + height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                hash = 31 * hash + pixel(x, y);
            }
        }
        return hash;
    }

    @Override
    public String toString() {
        return "Frame " + width + "x" + height;
    }
}
