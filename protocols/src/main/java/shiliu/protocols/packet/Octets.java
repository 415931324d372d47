package shiliu.protocols.packet;

import java.util.Arrays;

/** Bytes as a value: immutable, equal where the bytes are. */
public final class Octets {
    public static final Octets NONE = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    public static Octets of(byte[] bytes, int from, int to) {
        return new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    public int length() {
        return bytes.length;
    }

    /** The unsigned byte at {@code at}. */
    public int at(int at) {
        return bytes[at] & 0xFF;
    }

    /** Copies all of it into {@code target}, from index {@code at}. */
    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    public Octets part(int from, int to) {
        return of(bytes, from, to);
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        String hex = Hex.of(bytes.length > 32 ? Arrays.copyOf(bytes, 32) : bytes);
        return bytes.length > 32 ? hex + "… (" + bytes.length + " bytes)" : hex;
    }
}
