package shiliu.player.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import shiliu.protocols.driver.Frame;

/**
 * Writes pixels as PNG: 8-bit RGB, header, data and end, nothing else (PNG, third edition, clauses 5, 9 and 11). Row by row:
 * a player writes pictures of a large wall while a line of text runs on it, and whole copies of it would make the collector
 * stop the line.
 */
final class PngWriter {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final byte NONE = 0;
    private static final byte SUB = 1;
    private static final byte UP = 2;
    private static final byte PAETH = 4;
    private static final byte[] FILTERS = {NONE, SUB, UP, PAETH};
    private static final int PIECE = 16 * 1024;

    private PngWriter() {}

    /** The colour at a column and row, 0xRRGGBB. */
    private interface Colours {
        int at(int x, int y);
    }

    static byte[] write(int width, int height, int[] rgb) {
        return write(width, height, (x, y) -> rgb[y * width + x]);
    }

    static byte[] write(Frame frame) {
        return write(frame.width(), frame.height(), frame::pixel);
    }

    private static byte[] write(int width, int height, Colours colours) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(PIECE);
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", deflated(width, height, colours));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** Each row by the filter that leaves the smallest differences, as the standard suggests. */
    private static byte[] deflated(int width, int height, Colours colours) {
        Deflater deflater = new Deflater(6);
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(PIECE);
            byte[] piece = new byte[PIECE];
            byte[] above = new byte[width * 3];
            byte[] row = new byte[width * 3];
            byte[] best = new byte[width * 3 + 1];
            byte[] trial = new byte[width * 3 + 1];
            for (int y = 0; y < height; y++) {
                unpack(colours, y, width, row);
                long least = Long.MAX_VALUE;
                // Nothing beats no differences at all.
                for (int i = 0; i < FILTERS.length && least > 0; i++) {
                    long cost = filter(FILTERS[i], row, above, trial);
                    if (cost < least) {
                        least = cost;
                        byte[] spare = best;
                        best = trial;
                        trial = spare;
                    }
                }
                deflater.setInput(best);
                drain(deflater, piece, out);
                byte[] spare = above;
                above = row;
                row = spare;
            }
            deflater.finish();
            drain(deflater, piece, out);
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void drain(Deflater deflater, byte[] piece, ByteArrayOutputStream out) {
        for (int n = deflater.deflate(piece); n > 0; n = deflater.deflate(piece)) {
            out.write(piece, 0, n);
        }
    }

    private static void unpack(Colours colours, int y, int width, byte[] row) {
        for (int x = 0, at = 0; x < width; x++) {
            int colour = colours.at(x, y);
            row[at++] = (byte) (colour >> 16);
            row[at++] = (byte) (colour >> 8);
            row[at++] = (byte) colour;
        }
    }

    /** Writes the filter's number and the row's differences; gives their sum. */
    private static long filter(byte filter, byte[] row, byte[] above, byte[] out) {
        out[0] = filter;
        long cost = 0;
        for (int i = 0; i < row.length; i++) {
            int left = i < 3 ? 0 : row[i - 3] & 0xFF;
            int up = above[i] & 0xFF;
            int guess = switch (filter) {
                case SUB -> left;
                case UP -> up;
                case PAETH -> paeth(left, up, i < 3 ? 0 : above[i - 3] & 0xFF);
                default -> 0;
            };
            byte difference = (byte) (row[i] - guess);
            out[i + 1] = difference;
            cost += Math.abs(difference);
        }
        return cost;
    }

    static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int byLeft = Math.abs(estimate - left);
        int byUp = Math.abs(estimate - up);
        int byCorner = Math.abs(estimate - corner);
        if (byLeft <= byUp && byLeft <= byCorner) {
            return left;
        }
        return byUp <= byCorner ? up : corner;
    }
}
