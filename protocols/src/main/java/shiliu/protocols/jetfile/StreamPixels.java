package shiliu.protocols.jetfile;

import shiliu.protocols.driver.Frame;
import shiliu.protocols.packet.Octets;

/**
 * Live pixels, format 0: two bits a pixel, red and green, four pixels a byte from the top bits, row by row. The order inside
 * a byte has no vector: not tried on a sign.
 */
final class StreamPixels {
    private static final int ON = 0x80;

    private StreamPixels() {}

    static Octets pack(Frame frame) {
        byte[] out = new byte[length(frame.width(), frame.height())];
        int[] rgb = frame.pixels();
        for (int i = 0; i < rgb.length; i++) {
            int pair = (((rgb[i] >> 16) & 0xFF) >= ON ? 2 : 0) | (((rgb[i] >> 8) & 0xFF) >= ON ? 1 : 0);
            out[i / 4] |= (byte) (pair << (6 - 2 * (i % 4)));
        }
        return Octets.of(out);
    }

    static int length(int width, int height) {
        return (width * height + 3) / 4;
    }

    static Frame unpack(Octets data, int width, int height) {
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 2 * (y * width + x);
                int red = (data.at(at / 8) >> (7 - at % 8)) & 1;
                int green = (data.at(at / 8) >> (6 - at % 8)) & 1;
                rgb[y * width + x] = (red == 1 ? 0xFF0000 : 0) | (green == 1 ? 0x00FF00 : 0);
            }
        }
        return Frame.of(width, height, rgb);
    }
}
