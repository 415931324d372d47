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
    /** Rows may belong to several frames: what runs through a screen changes a band of it only. */
    private final int[][] rows;

    private Frame(int width, int height, int[][] rows) {
        this.width = width;
        this.height = height;
        this.rows = rows;
    }

    /** Fills one row. */
    @FunctionalInterface
    public interface Painter {
        /** Writes the pixels of row {@code y}, each 0xRRGGBB, to {@code row}, which is as long as the frame is wide. */
        void paint(int y, int[] row);
    }

    /** Copies {@code width * height} pixels; whatever stands in their top byte (alpha) is dropped. */
    public static Frame of(int width, int height, int[] rgb) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("a frame of " + width + "x" + height);
        }
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels for " + width + "x" + height);
        }
        int[][] rows = new int[height][width];
        for (int y = 0, at = 0; y < height; y++) {
            int[] row = rows[y];
            for (int x = 0; x < width; x++) {
                row[x] = rgb[at++] & COLOUR;
            }
        }
        return new Frame(width, height, rows);
    }

    /** The same with rows {@code top} to {@code bottom} (not included) painted anew; the others are shared, not copied. */
    public Frame repainted(int top, int bottom, Painter painter) {
        int[][] painted = rows.clone();
        for (int y = top; y < bottom; y++) {
            painted[y] = new int[width];
            painter.paint(y, painted[y]);
        }
        return new Frame(width, height, painted);
    }

    /** A frame with every LED off. */
    public static Frame black(int width, int height) {
        return of(width, height, new int[width * height]);
    }

    /** Whether every LED is off. */
    public boolean isBlack() {
        for (int[] row : rows) {
            for (int colour : row) {
                if (colour != 0) {
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
        return rows[y][x];
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
            System.arraycopy(rows[y], 0, target, y * width, width);
        }
    }

    /** Lower-case hexadecimal SHA-256 of width and height (two big-endian 16-bit numbers) and the RGB bytes. */
    public String sha256() {
        byte[] bytes = new byte[4 + width * height * 3];
        bytes[0] = (byte) (width >> 8);
        bytes[1] = (byte) width;
        bytes[2] = (byte) (height >> 8);
        bytes[3] = (byte) height;
        int at = 4;
        for (int[] row : rows) {
            for (int colour : row) {
                bytes[at++] = (byte) (colour >> 16);
                bytes[at++] = (byte) (colour >> 8);
                bytes[at++] = (byte) colour;
            }
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
            // A shared row is known to be the same without looking.
            if (rows[y] != that.rows[y] && !Arrays.equals(rows[y], that.rows[y])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return "Frame " + width + "x" + height;
    }
}
