package shiliu.protocols.onbon;

import java.util.Arrays;

/**
 * What all Onbon formats have in common on the wire: eight A5, the packet with its A5, A6, 5A and 5B escaped, one 5A
 * (vendor: PHY0).
 */
final class OnbonWire {
    private static final int LEAD = 8;
    private static final byte START = (byte) 0xA5;
    private static final byte END = 0x5A;
    private static final byte ESCAPE_START = (byte) 0xA6;
    private static final byte ESCAPE_END = 0x5B;

    private OnbonWire() {}

    /** Where a framed packet lies: its start mark is at {@code from}, its end mark just before {@code to}. */
    record Span(int from, int to) {}

    static byte[] wrap(byte[] packet) {
        int escapes = 0;
        for (byte b : packet) {
            escapes += isMark(b) ? 1 : 0;
        }
        byte[] wire = new byte[LEAD + packet.length + escapes + 1];
        Arrays.fill(wire, 0, LEAD, START);
        int at = LEAD;
        for (byte b : packet) {
            if (isMark(b)) {
                wire[at++] = b == START || b == ESCAPE_START ? ESCAPE_START : ESCAPE_END;
                wire[at++] = (byte) (b == START || b == END ? 2 : 1);
            } else {
                wire[at++] = b;
            }
        }
        wire[at] = END;
        return wire;
    }

    private static boolean isMark(byte b) {
        return b == START || b == ESCAPE_START || b == END || b == ESCAPE_END;
    }

    /** The index of the next start mark in {@code bytes[from, to)}, or {@code to}. */
    static int start(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != START) {
            at++;
        }
        return at;
    }

    /** The index of the first mark, start or end, in {@code bytes[from, to)}, or {@code to}: a start mark inside a packet begins another. */
    static int mark(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != END && bytes[at] != START) {
            at++;
        }
        return at;
    }

    static boolean isEnd(byte b) {
        return b == END;
    }

    /** The plain bytes between two marks; an empty array where an escape is none. */
    static byte[] plain(byte[] bytes, int from, int to) {
        byte[] plain = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == ESCAPE_START || b == ESCAPE_END) {
                i++;
                int second = i < to ? bytes[i] : 0;
                if (second != 1 && second != 2) {
                    return new byte[0];
                }
                b = b == ESCAPE_START ? second == 2 ? START : ESCAPE_START : second == 2 ? END : ESCAPE_END;
            }
            plain[length++] = b;
        }
        return Arrays.copyOf(plain, length);
    }
}
