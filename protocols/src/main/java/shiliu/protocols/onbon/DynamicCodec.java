package shiliu.protocols.onbon;

import java.util.Optional;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Checksums;
import shiliu.protocols.packet.Decoded;
import shiliu.protocols.packet.PacketCodec;

/** The dynamic-area format: a header of 16 bytes, the message, CRC-16/ARC; framed as all Onbon formats. */
final class DynamicCodec implements PacketCodec<DynamicPacket> {
    static final int HEADER = 16;
    private static final int VERSION = 0xF0;
    private static final int CRC = 2;
    /** A card sends nine. */
    private static final int MOST_MARKS = 32;

    private final DynamicMessages messages;
    private final int longest;

    /** @param longestMessage bytes of the longest message that this line may carry */
    DynamicCodec(Generation generation, int longestMessage) {
        this.messages = new DynamicMessages(generation);
        // Every byte escaped, and as many start marks as anybody sends.
        this.longest = 16 + 2 * (HEADER + longestMessage + CRC);
    }

    @Override
    public byte[] encode(DynamicPacket packet) {
        byte[] message = messages.write(packet.message());
        Bytes plain = new Bytes(HEADER + message.length + CRC)
                .u16(packet.destination())
                .u16(packet.source())
                .u8(VERSION)
                .u8(0)
                .u16(packet.device())
                .u32(0)
                .u32(message.length)
                .put(message);
        plain.u16(Checksums.crc16Arc(plain.bytes(), 0, plain.size()));
        return OnbonWire.wrap(plain.bytes());
    }

    @Override
    public Decoded<DynamicPacket> decode(byte[] bytes, int from, int to) {
        int start = OnbonWire.start(bytes, from, to);
        if (start > from) {
            return new Decoded.Noise<>(start - from, "no start mark");
        }
        int first = from;
        while (first < to && OnbonWire.start(bytes, first, first + 1) == first) {
            first++;
        }
        if (first - from > MOST_MARKS) {
            return new Decoded.Noise<>(first - from - 1, "start marks without end");
        }
        int end = OnbonWire.mark(bytes, first, to);
        if (end == to) {
            return to - from > longest ? new Decoded.Noise<>(to - from, "too long") : new Decoded.More<>();
        }
        if (!OnbonWire.isEnd(bytes[end])) {
            return new Decoded.Noise<>(end - from, "no end mark");
        }
        int taken = end + 1 - from;
        byte[] plain = OnbonWire.plain(bytes, first, end);
        Optional<String> flaw = flaw(plain);
        if (flaw.isPresent()) {
            return new Decoded.Noise<>(taken, flaw.get());
        }
        return new Decoded.Packet<>(
                new DynamicPacket(
                        Bytes.u16(plain, 0),
                        Bytes.u16(plain, 2),
                        Bytes.u16(plain, 6),
                        messages.read(plain, HEADER, plain.length - CRC)),
                taken);
    }

    private static Optional<String> flaw(byte[] plain) {
        int end = plain.length - CRC;
        if (end < HEADER) {
            return Optional.of("too short");
        }
        if (Checksums.crc16Arc(plain, 0, end) != Bytes.u16(plain, end)) {
            return Optional.of("CRC");
        }
        if (Bytes.u8(plain, 4) != VERSION) {
            return Optional.of("protocol version " + Bytes.u8(plain, 4));
        }
        return Bytes.s32(plain, 12) == end - HEADER ? Optional.empty() : Optional.of("length");
    }

    @Override
    public int longest() {
        return longest;
    }
}
