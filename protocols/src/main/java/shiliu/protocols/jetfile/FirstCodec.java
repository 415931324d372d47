package shiliu.protocols.jetfile;

import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Checksums;
import shiliu.protocols.packet.Decoded;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketCodec;

/**
 * The old format: 01, Z or Y, two digits, 02, command and data, 03 (answer wanted) or 04, after a Y the sum of all that.
 * Where a picture ends its own header says; all else ends at the first 03 or 04.
 */
final class FirstCodec implements PacketCodec<FirstPacket> {
    static final int BLOCK_HEAD = 4;
    private static final int START = 0x01;
    private static final int TEXT = 0x02;
    private static final int ANSWER = 0x03;
    private static final int SILENT = 0x04;
    private static final int FOLDER = 0x0F;
    private static final int MOST_NULS = 16;
    private static final int MOST_BLOCK = 64;
    private static final int HEAD = 6;
    /** B and eight BCD bytes. */
    private static final int CLOCK = 9;

    private final int longest;

    /** @param picture bytes of the largest picture file */
    FirstCodec(int picture) {
        this.longest = MOST_NULS + HEAD + 16 + Math.max(picture, 2048);
    }

    @Override
    public byte[] encode(FirstPacket packet) {
        if (packet instanceof FirstPacket.Reply reply) {
            return reply.bytes().bytes();
        }
        FirstPacket.Request request = (FirstPacket.Request) packet;
        Bytes out = new Bytes(HEAD + request.data().length() + 3)
                .u8(START)
                .u8(request.checked() ? 'Y' : 'Z')
                .u8('0' + request.unit() / 10)
                .u8('0' + request.unit() % 10)
                .u8(TEXT)
                .u8(request.command())
                .put(request.data().bytes())
                .u8(request.answer() ? ANSWER : SILENT);
        return request.checked()
                ? out.u16(Checksums.sum16(out.bytes(), 0, out.size())).bytes()
                : out.bytes();
    }

    @Override
    public Decoded<FirstPacket> decode(byte[] bytes, int from, int to) {
        // A status comes without anything before it; its low byte may be 0 (9000).
        if (to - from >= 2 && !Status.word(Bytes.u16(bytes, from)).equals("UNKNOWN")) {
            return packet(bytes, from, 2);
        }
        int at = from;
        while (at < to && bytes[at] == 0 && at - from < MOST_NULS) {
            at++;
        }
        if (at == to) {
            return new Decoded.More<>();
        }
        boolean statusLike = at == from && to - at >= 2 && bytes[at + 1] != 'Z' && bytes[at + 1] != 'Y';
        if (bytes[at] == START && !statusLike) {
            return request(bytes, from, at, to);
        }
        return at > from ? new Decoded.Noise<>(at - from, "no start") : reply(bytes, from, to);
    }

    private Decoded<FirstPacket> request(byte[] bytes, int from, int at, int to) {
        int noise = at + 1 - from;
        if (to - at < HEAD) {
            boolean mayBe = to - at < 2 || bytes[at + 1] == 'Z' || bytes[at + 1] == 'Y';
            return mayBe ? new Decoded.More<>() : new Decoded.Noise<>(noise, "no format");
        }
        boolean kind = bytes[at + 1] == 'Z' || bytes[at + 1] == 'Y';
        if (!kind || !digit(bytes[at + 2]) || !digit(bytes[at + 3]) || bytes[at + 4] != TEXT) {
            return new Decoded.Noise<>(noise, "no format");
        }
        boolean checked = bytes[at + 1] == 'Y';
        int data = at + HEAD;
        boolean clock = bytes[at + 5] == 'E' && data < to && bytes[data] == 'B';
        // The bytes of a clock may look like an end.
        int end = bytes[at + 5] == 'I'
                ? pictureEnd(bytes, data, to)
                : clock ? Math.min(to, data + CLOCK) : textEnd(bytes, data, to);
        if (end >= to || (checked && end + 2 >= to)) {
            return end - from > longest ? new Decoded.Noise<>(noise, "too long") : new Decoded.More<>();
        }
        if (bytes[end] != ANSWER && bytes[end] != SILENT) {
            return new Decoded.Noise<>(noise, "no end");
        }
        if (checked && Checksums.sum16(bytes, at, end + 1) != Bytes.u16(bytes, end + 1)) {
            return new Decoded.Noise<>(noise, "checksum");
        }
        int unit = 10 * (bytes[at + 2] - '0') + bytes[at + 3] - '0';
        FirstPacket packet = new FirstPacket.Request(
                checked, unit, (char) Bytes.u8(bytes, at + 5), Octets.of(bytes, data, end), bytes[end] == ANSWER);
        return new Decoded.Packet<>(packet, end + (checked ? 3 : 1) - from);
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Where the end mark must be; beyond what is there where the header has not come yet. */
    private int pictureEnd(byte[] bytes, int data, int to) {
        int label = data < to && bytes[data] == FOLDER ? 5 : 1;
        int bmp = data + label;
        if (bmp + 6 > to) {
            return to;
        }
        int size = Bytes.s32(bytes, bmp + 2);
        boolean lies = bytes[bmp] != 'B' || bytes[bmp + 1] != 'M' || size < 1 || size > longest;
        // A lie ends at once, at what is no end mark.
        return lies ? data - HEAD : bmp + size;
    }

    private static int textEnd(byte[] bytes, int data, int to) {
        int at = data;
        while (at < to && bytes[at] != ANSWER && bytes[at] != SILENT) {
            at++;
        }
        return at;
    }

    private static Decoded<FirstPacket> reply(byte[] bytes, int from, int to) {
        if (to - from < 2) {
            return new Decoded.More<>();
        }
        if (Bytes.u8(bytes, from) == 0x55 && Bytes.u8(bytes, from + 1) == 0xA6) {
            if (to - from < BLOCK_HEAD) {
                return new Decoded.More<>();
            }
            int length = BLOCK_HEAD + Bytes.u16(bytes, from + 2);
            if (length > MOST_BLOCK) {
                return new Decoded.Noise<>(2, "length");
            }
            return to - from < length ? new Decoded.More<>() : packet(bytes, from, length);
        }
        int status = Bytes.u16(bytes, from);
        return Status.word(status).equals("UNKNOWN") ? new Decoded.Noise<>(1, "no start") : packet(bytes, from, 2);
    }

    private static Decoded<FirstPacket> packet(byte[] bytes, int from, int length) {
        return new Decoded.Packet<>(new FirstPacket.Reply(Octets.of(bytes, from, from + length)), length);
    }

    @Override
    public int longest() {
        return longest;
    }
}
