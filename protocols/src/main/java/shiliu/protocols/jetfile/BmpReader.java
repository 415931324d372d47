package shiliu.protocols.jetfile;

import java.util.Optional;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.packet.Octets;

/** The pixels of an uncompressed bitmap of 1, 4, 8 or 24 bits, looked up one by one. What the virtual sign draws with. */
final class BmpReader {
    private static final int HEADERS = 54;

    private final Octets file;
    private final int start;
    private final int width;
    private final int height;
    private final int bits;

    private BmpReader(Octets file) {
        this.file = file;
        this.start = u32(10);
        this.width = u32(18);
        this.height = u32(22);
        this.bits = u16(28);
    }

    /** Nothing where the bytes are no such bitmap. */
    static Optional<Frame> read(Octets file) {
        if (file.length() < HEADERS || file.at(0) != 'B' || file.at(1) != 'M') {
            return Optional.empty();
        }
        BmpReader bmp = new BmpReader(file);
        return bmp.isGood() ? Optional.of(bmp.frame()) : Optional.empty();
    }

    private boolean isGood() {
        boolean sizes = width > 0 && height > 0 && width <= Frame.MAX_SIDE && height <= Frame.MAX_SIDE;
        boolean kind = u32(14) == 40 && u32(30) == 0 && (bits == 1 || bits == 4 || bits == 8 || bits == 24);
        int palette = bits == 24 ? 0 : 4 * colours();
        return sizes
                && kind
                && colours() <= 256
                && start >= HEADERS + palette
                && (long) start + (long) stride() * height <= file.length();
    }

    private int colours() {
        int used = u32(46);
        return used == 0 ? 1 << Math.min(bits, 8) : used < 0 ? 257 : used;
    }

    private int stride() {
        return (width * bits + 31) / 32 * 4;
    }

    private Frame frame() {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = pixel(i % width, i / width);
        }
        return Frame.of(width, height, rgb);
    }

    private int pixel(int x, int y) {
        int row = start + (height - 1 - y) * stride();
        if (bits == 24) {
            return bgr(row + 3 * x);
        }
        int perByte = 8 / bits;
        int shift = bits * (perByte - 1 - x % perByte);
        int index = file.at(row + x / perByte) >> shift & (1 << bits) - 1;
        return index < colours() ? bgr(HEADERS + 4 * index) : 0;
    }

    private int bgr(int at) {
        return file.at(at) | file.at(at + 1) << 8 | file.at(at + 2) << 16;
    }

    private int u16(int at) {
        return file.at(at) | file.at(at + 1) << 8;
    }

    private int u32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }
}
