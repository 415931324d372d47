package shiliu.player.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes pixels as PNG: 8-bit RGB, header, data and end, nothing else (PNG, third edition, clauses 5, 9 and 11). */
final class PngWriter {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final int SUB = 1;
    private static final int UP = 2;
    private static final int PAETH = 4;
    private static final int[] FILTERS = {0, SUB, UP, PAETH};

    private PngWriter() {}

    static byte[] write(int width, int height, int[] rgb) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(width * height / 4 + 100);
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", header.array(), 13);
        byte[] packed = deflate(filtered(width, height, rgb));
        chunk(out, "IDAT", packed, packed.length);
        chunk(out, "IEND", new byte[0], 0);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        out.write(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater(6);
        try {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 8 + 100);
            byte[] buffer = new byte[64 * 1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Each row by the filter that leaves the smallest differences, as the standard suggests. */
    private static byte[] filtered(int width, int height, int[] rgb) {
        int stride = width * 3;
        byte[] out = new byte[(stride + 1) * height];
        byte[] above = new byte[stride];
        byte[] row = new byte[stride];
        byte[] trial = new byte[stride];
        for (int y = 0; y < height; y++) {
            unpack(rgb, y * width, width, row);
            long best = Long.MAX_VALUE;
            for (int filter : FILTERS) {
                long cost = filter(filter, row, above, trial);
                if (cost < best) {
                    best = cost;
                    out[y * (stride + 1)] = (byte) filter;
                    System.arraycopy(trial, 0, out, y * (stride + 1) + 1, stride);
                }
            }
            byte[] spare = above;
            above = row;
            row = spare;
        }
        return out;
    }

    private static void unpack(int[] rgb, int from, int width, byte[] row) {
        for (int x = 0, at = 0; x < width; x++) {
            int colour = rgb[from + x];
            row[at++] = (byte) (colour >> 16);
            row[at++] = (byte) (colour >> 8);
            row[at++] = (byte) colour;
        }
    }

    private static long filter(int filter, byte[] row, byte[] above, byte[] out) {
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
            out[i] = (byte) (row[i] - guess);
            cost += Math.abs(out[i]);
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
