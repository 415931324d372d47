package shiliu.protocols.jetfile;

import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Checksums;
import shiliu.protocols.packet.Decoded;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketCodec;

/** The binary format: 16 bytes of header, argument, data; a 16-bit sum over all from offset 4. */
final class JetFileCodec implements PacketCodec<JetFilePacket> {
    static final int HEADER = 16;
    private static final int SYNC = 0x55;
    private static final int REQUEST = 0xA7;
    private static final int REPLY = 0xA8;
    /** Longer than any argument of the manual (28 bytes). */
    private static final int MOST_ARGUMENT = 64;
    /** The manual's packets carry 1024 bytes at most; a listing of a folder may take more. */
    private static final int MOST_DATA = 4096;

    @Override
    public byte[] encode(JetFilePacket packet) {
        int argument = packet.argument().length();
        int data = packet.data().length();
        if (argument % 4 != 0 || argument > MOST_ARGUMENT || data > MOST_DATA) {
            throw new IllegalArgumentException("argument of " + argument + ", data of " + data + " bytes");
        }
        byte[] wire = new Bytes(HEADER + argument + data)
                .u8(SYNC)
                .u8(packet.reply() ? REPLY : REQUEST)
                .u16(0)
                .u16(data)
                .u16(packet.source())
                .u8(packet.group())
                .u8(packet.unit())
                .u16(packet.serial())
                .u8(packet.command() >> 8)
                .u8(packet.command())
                .u8(argument / 4)
                .u8(packet.flag() ? 1 : 0)
                .put(packet.argument().bytes())
                .put(packet.data().bytes())
                .bytes();
        int sum = Checksums.sum16(wire, 4, wire.length);
        wire[2] = (byte) sum;
        wire[3] = (byte) (sum >> 8);
        return wire;
    }

    @Override
    public Decoded<JetFilePacket> decode(byte[] bytes, int from, int to) {
        int sync = from;
        while (sync < to && Bytes.u8(bytes, sync) != SYNC) {
            sync++;
        }
        if (sync > from) {
            return new Decoded.Noise<>(sync - from, "no sync");
        }
        if (to - from < 2) {
            return new Decoded.More<>();
        }
        int second = Bytes.u8(bytes, from + 1);
        if (second != REQUEST && second != REPLY) {
            return new Decoded.Noise<>(1, "no sync");
        }
        if (to - from < HEADER) {
            return new Decoded.More<>();
        }
        int argument = 4 * Bytes.u8(bytes, from + 14);
        int data = Bytes.u16(bytes, from + 4);
        if (argument > MOST_ARGUMENT || data > MOST_DATA) {
            return new Decoded.Noise<>(2, "length");
        }
        int length = HEADER + argument + data;
        if (to - from < length) {
            return new Decoded.More<>();
        }
        if (Checksums.sum16(bytes, from + 4, from + length) != Bytes.u16(bytes, from + 2)) {
            return new Decoded.Noise<>(2, "checksum");
        }
        return new Decoded.Packet<>(packet(bytes, from, argument, data, second == REPLY), length);
    }

    private static JetFilePacket packet(byte[] bytes, int from, int argument, int data, boolean reply) {
        int rest = from + HEADER;
        return new JetFilePacket(
                reply,
                Bytes.u16(bytes, from + 6),
                Bytes.u8(bytes, from + 8),
                Bytes.u8(bytes, from + 9),
                Bytes.u16(bytes, from + 10),
                Bytes.u8(bytes, from + 12) << 8 | Bytes.u8(bytes, from + 13),
                Bytes.u8(bytes, from + 15) != 0,
                Octets.of(bytes, rest, rest + argument),
                Octets.of(bytes, rest + argument, rest + argument + data));
    }

    @Override
    public int longest() {
        return HEADER + MOST_ARGUMENT + MOST_DATA;
    }
}
