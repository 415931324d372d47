package shiliu.protocols.jetfile;

import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/**
 * Frames as uncompressed Windows bitmaps, rows from the bottom: 1 bit for one colour, 4 bits for two, 24 bits for RGB.
 */
final class Bmp {
    private static final int HEADERS = 54;
    private static final int BLACK = 0x000000;
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int YELLOW = 0xFFFF00;
    private static final int[] ONE = {BLACK, RED};
    private static final int[] TWO = {BLACK, RED, GREEN, YELLOW};
    private static final int[] NONE = {};
    /** From here up an LED is on. */
    private static final int ON = 0x80;

    private Bmp() {}

    static Octets of(Frame frame, Colour colour) {
        int bits = colour == Colour.MONO ? 1 : colour == Colour.DUAL ? 4 : 24;
        int[] palette = colour == Colour.MONO ? ONE : colour == Colour.DUAL ? TWO : NONE;
        int row = (frame.width() * bits + 31) / 32 * 4;
        int start = HEADERS + 4 * palette.length;
        Bytes out = new Bytes(start + row * frame.height());
        out.u8('B').u8('M').u32(start + row * frame.height()).u32(0).u32(start);
        out.u32(40).u32(frame.width()).u32(frame.height()).u16(1).u16(bits);
        out.u32(0).u32(row * frame.height()).u32(0).u32(0).u32(palette.length).u32(0);
        for (int entry : palette) {
            out.u32(entry);
        }
        for (int y = frame.height() - 1; y >= 0; y--) {
            out.put(row(frame, y, bits, row));
        }
        return Octets.of(out.bytes());
    }

    private static byte[] row(Frame frame, int y, int bits, int length) {
        byte[] row = new byte[length];
        for (int x = 0; x < frame.width(); x++) {
            int pixel = frame.pixel(x, y);
            if (bits == 24) {
                row[3 * x] = (byte) pixel;
                row[3 * x + 1] = (byte) (pixel >> 8);
                row[3 * x + 2] = (byte) (pixel >> 16);
            } else if (bits == 4) {
                row[x / 2] |= (byte) (two(pixel) << (x % 2 == 0 ? 4 : 0));
            } else if (one(pixel)) {
                row[x / 8] |= (byte) (0x80 >> x % 8);
            }
        }
        return row;
    }

    private static boolean one(int pixel) {
        return Math.max(pixel >> 16 & 0xFF, Math.max(pixel >> 8 & 0xFF, pixel & 0xFF)) >= ON;
    }

    private static int two(int pixel) {
        return ((pixel >> 16 & 0xFF) >= ON ? 1 : 0) | ((pixel >> 8 & 0xFF) >= ON ? 2 : 0);
    }
}
