package shiliu.protocols.onbon;

import shiliu.protocols.packet.Octets;

/** Reads a message from front to back; whatever is missing or otherwise than it must be ends it with {@link BrokenException}. */
final class Cursor {
    private final Octets octets;
    private final int to;
    private int at;

    Cursor(Octets octets) {
        this(octets, 0, octets.length());
    }

    private Cursor(Octets octets, int from, int to) {
        this.octets = octets;
        this.at = from;
        this.to = to;
    }

    /** The bytes are not what the format says. */
    static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenException() {
            super("not what the format says", null, false, false);
        }
    }

    int left() {
        return to - at;
    }

    int u8() throws BrokenException {
        if (at >= to) {
            throw new BrokenException();
        }
        return octets.at(at++);
    }

    int u16() throws BrokenException {
        return u8() | u8() << 8;
    }

    /** 32 bits; a number beyond 2³¹ is no length of ours. */
    int u32() throws BrokenException {
        int value = u16() | u16() << 16;
        if (value < 0) {
            throw new BrokenException();
        }
        return value;
    }

    void skip(int bytes) throws BrokenException {
        if (bytes > left()) {
            throw new BrokenException();
        }
        at += bytes;
    }

    void expect(int value) throws BrokenException {
        if (u8() != value) {
            throw new BrokenException();
        }
    }

    void end() throws BrokenException {
        if (left() > 0) {
            throw new BrokenException();
        }
    }

    /** The next {@code bytes}, as a cursor of their own. */
    Cursor part(int bytes) throws BrokenException {
        int from = at;
        skip(bytes);
        return new Cursor(octets, from, at);
    }

    Octets rest() {
        Octets rest = octets.part(at, to);
        at = to;
        return rest;
    }
}
