package shiliu.protocols.packet;

import java.io.ByteArrayOutputStream;

/** Writes numbers as the vendors' formats want them: low byte first unless the name says otherwise. */
public final class Bytes {
    private final ByteArrayOutputStream out;

    public Bytes(int expected) {
        out = new ByteArrayOutputStream(expected);
    }

    public Bytes u8(int value) {
        out.write(value);
        return this;
    }

    public Bytes u16(int value) {
        return u8(value).u8(value >>> 8);
    }

    public Bytes u32(int value) {
        return u16(value).u16(value >>> 16);
    }

    public Bytes zeros(int count) {
        for (int i = 0; i < count; i++) {
            out.write(0);
        }
        return this;
    }

    public Bytes put(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public int size() {
        return out.size();
    }

    public byte[] bytes() {
        return out.toByteArray();
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
