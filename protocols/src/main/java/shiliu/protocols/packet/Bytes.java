package shiliu.protocols.packet;

import java.util.Arrays;

/** Writes numbers as the vendors' formats want them: low byte first unless the name says otherwise. */
public final class Bytes {
    private byte[] out;
    private int size;

    public Bytes(int expected) {
        out = new byte[Math.max(16, expected)];
    }

    private void room(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(size + more, 2 * out.length));
        }
    }

    public Bytes u8(int value) {
        room(1);
        out[size++] = (byte) value;
        return this;
    }

    public Bytes u16(int value) {
        return u8(value).u8(value >>> 8);
    }

    public Bytes u32(int value) {
        return u16(value).u16(value >>> 16);
    }

    public Bytes zeros(int count) {
        room(count);
        Arrays.fill(out, size, size + count, (byte) 0);
        size += count;
        return this;
    }

    public Bytes put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
        return this;
    }

    public Bytes put(Octets octets) {
        room(octets.length());
        octets.copyTo(out, size);
        size += octets.length();
        return this;
    }

    /** What was written so far. */
    public Bytes put(Bytes other) {
        room(other.size);
        System.arraycopy(other.out, 0, out, size, other.size);
        size += other.size;
        return this;
    }

    public int size() {
        return size;
    }

    /** CRC-16/ARC of what was written so far. */
    public int crc16Arc() {
        return Checksums.crc16Arc(out, 0, size);
    }

    public byte[] bytes() {
        return Arrays.copyOf(out, size);
    }

    /** The unsigned byte at {@code at}. */
    public static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    /** The unsigned 16 bits at {@code at}, low byte first. */
    public static int u16(byte[] bytes, int at) {
        return u8(bytes, at) | u8(bytes, at + 1) << 8;
    }

    /** The 32 bits at {@code at}, low byte first; negative where the top bit is set. */
    public static int s32(byte[] bytes, int at) {
        return u16(bytes, at) | u16(bytes, at + 2) << 16;
    }
}
