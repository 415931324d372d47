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

    private final int width;
    private final int height;
    private final int[] rgb;

    private Frame(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** Copies {@code width * height} pixels; whatever stands in their top byte (alpha) is dropped. */
    public static Frame of(int width, int height, int[] rgb) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("a frame of " + width + "x" + height);
        }
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels for " + width + "x" + height);
        }
        int[] copy = new int[rgb.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = rgb[i] & 0xFFFFFF;
        }
        return new Frame(width, height, copy);
    }

    /** A frame with every LED off. */
    public static Frame black(int width, int height) {
        return of(width, height, new int[width * height]);
    }

    /** Whether every LED is off. */
    public boolean isBlack() {
        for (int colour : rgb) {
            if (colour != 0) {
                return false;
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
        return rgb[y * width + x];
    }

    /** A copy of all pixels, row by row, each 0xRRGGBB. */
    public int[] pixels() {
        return rgb.clone();
    }

    /** Copies all pixels into {@code target}, from index 0. */
    public void copyTo(int[] target) {
        System.arraycopy(rgb, 0, target, 0, rgb.length);
    }

    /** Lower-case hexadecimal SHA-256 of width and height (two big-endian 16-bit numbers) and the RGB bytes. */
    public String sha256() {
        byte[] bytes = new byte[4 + rgb.length * 3];
        bytes[0] = (byte) (width >> 8);
        bytes[1] = (byte) width;
        bytes[2] = (byte) (height >> 8);
        bytes[3] = (byte) height;
        int at = 4;
        for (int colour : rgb) {
            bytes[at++] = (byte) (colour >> 16);
            bytes[at++] = (byte) (colour >> 8);
            bytes[at++] = (byte) colour;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that
                && width == that.width
                && height == that.height
                && Arrays.equals(rgb, that.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "Frame " + width + "x" + height;
    }
}
