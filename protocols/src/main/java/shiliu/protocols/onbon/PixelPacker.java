package shiliu.protocols.onbon;

import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** Frames to a card's pixels, plane by plane. The virtual card reads them back with other arithmetic on purpose. */
final class PixelPacker {
    /** From here up an LED is on. */
    private static final int ON = 0x80;

    private final PixelFormat format;
    private final Colour colour;
    private final int width;

    PixelPacker(PixelFormat format, Geometry geometry) {
        this.format = format;
        this.colour = geometry.colour();
        this.width = geometry.width();
    }

    /** The rows {@code [top, top + height)} of the frame, over its whole width. */
    Octets pack(Frame frame, int top, int height) {
        int[] rgb = frame.pixels();
        byte[] pixels = switch (format) {
            case E5 -> bytes(rgb, top, height);
            case E6 -> words(rgb, top, height);
            case Q5 -> pairs(rgb, top, height);
            case Q6 -> triples(rgb, top, height);
        };
        return Octets.of(pixels);
    }

    /** One window of the frame, as an area of its own. */
    Octets pack(Frame frame, Window window) {
        if (window.x() == 0 && window.width() == width) {
            return pack(frame, window.y(), window.height());
        }
        int[] rgb = new int[window.width() * window.height()];
        for (int y = 0; y < window.height(); y++) {
            for (int x = 0; x < window.width(); x++) {
                rgb[y * window.width() + x] = frame.pixel(window.x() + x, window.y() + y);
            }
        }
        return new PixelPacker(format, new Geometry(window.width(), window.height(), colour))
                .pack(Frame.of(window.width(), window.height(), rgb), 0, window.height());
    }

    /** As a stored program has it: of a 6Q three one-bit planes, an eighth of the bytes, as the vendor's software sends them. */
    Octets packStored(Frame frame) {
        if (format != PixelFormat.Q6 || width == 4) {
            return pack(frame, 0, frame.height());
        }
        int[] rgb = frame.pixels();
        Bytes planes = new Bytes(3 * 4 * ((width + 31) / 32) * frame.height());
        for (int channel = 16; channel >= 0; channel -= 8) {
            for (int y = 0; y < frame.height(); y++) {
                for (int x = 0; x < width; x += 32) {
                    planes.u32(channelWord(rgb, y * width, x, channel));
                }
            }
        }
        return Octets.of(planes.bytes());
    }

    private int channelWord(int[] rgb, int row, int x, int channel) {
        int bits = -1;
        int end = Math.min(width - x, 32);
        for (int i = 0; i < end; i++) {
            if (((rgb[row + x + i] >> channel) & 0xFF) >= ON) {
                bits &= ~(1 << (31 - i));
            }
        }
        return bits;
    }

    /** A picture in the colours that 5 and 6 bits a channel can show. */
    static Frame coarse(Frame frame) {
        int[] rgb = frame.pixels();
        for (int i = 0; i < rgb.length; i++) {
            int red = steps((rgb[i] >> 19) & 31, 31);
            int green = steps((rgb[i] >> 10) & 63, 63);
            int blue = steps((rgb[i] >> 3) & 31, 31);
            rgb[i] = red << 16 | green << 8 | blue;
        }
        return Frame.of(frame.width(), frame.height(), rgb);
    }

    private static int steps(int value, int most) {
        return Math.round(value * 255f / most);
    }

    private byte[] bytes(int[] rgb, int top, int height) {
        int planes = colour == Colour.MONO ? 1 : 2;
        int across = (width + 7) / 8;
        byte[] out = new byte[across * height * planes];
        java.util.Arrays.fill(out, (byte) 0xFF);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = rgb[(top + y) * width + x];
                int at = (y * across + (x >> 3)) * planes;
                int bit = 0x80 >> (x & 7);
                if (first(pixel)) {
                    out[at] &= (byte) ~bit;
                }
                if (planes == 2 && green(pixel)) {
                    out[at + 1] &= (byte) ~bit;
                }
            }
        }
        return out;
    }

    private byte[] words(int[] rgb, int top, int height) {
        int planes = colour == Colour.MONO ? 1 : 2;
        int across = (width + 31) / 32;
        byte[] out = new byte[across * 4 * height * planes];
        int at = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int y = 0; y < height; y++) {
                for (int word = 0; word < across; word++) {
                    int bits = word(rgb, (top + y) * width, word * 32, plane == 0);
                    out[at++] = (byte) bits;
                    out[at++] = (byte) (bits >>> 8);
                    out[at++] = (byte) (bits >>> 16);
                    out[at++] = (byte) (bits >>> 24);
                }
            }
        }
        return out;
    }

    private int word(int[] rgb, int row, int x, boolean firstPlane) {
        int bits = -1;
        int end = Math.min(width - x, 32);
        for (int i = 0; i < end; i++) {
            int pixel = rgb[row + x + i];
            if (firstPlane ? first(pixel) : green(pixel)) {
                bits &= ~(1 << (31 - i));
            }
        }
        return bits;
    }

    private byte[] pairs(int[] rgb, int top, int height) {
        byte[] out = new byte[width * height * 2];
        int at = 0;
        for (int i = top * width; i < (top + height) * width; i++) {
            int pair = ((rgb[i] >> 8) & 0xF800) | ((rgb[i] >> 5) & 0x07E0) | ((rgb[i] >> 3) & 0x001F);
            out[at++] = (byte) pair;
            out[at++] = (byte) (pair >> 8);
        }
        return out;
    }

    private byte[] triples(int[] rgb, int top, int height) {
        byte[] out = new byte[width * height * 3];
        int at = 0;
        for (int i = top * width; i < (top + height) * width; i++) {
            out[at++] = (byte) (rgb[i] >> 16);
            out[at++] = (byte) (rgb[i] >> 8);
            out[at++] = (byte) rgb[i];
        }
        return out;
    }

    /** Of one colour, any bright pixel lights the LED; of two, red lights the red one. */
    private boolean first(int pixel) {
        int red = pixel >> 16 & 0xFF;
        return colour == Colour.MONO ? Math.max(red, Math.max(pixel >> 8 & 0xFF, pixel & 0xFF)) >= ON : red >= ON;
    }

    private static boolean green(int pixel) {
        return (pixel >> 8 & 0xFF) >= ON;
    }
}
