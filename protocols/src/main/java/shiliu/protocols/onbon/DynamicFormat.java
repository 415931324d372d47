package shiliu.protocols.onbon;

import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Checksums;

/** The dynamic-area format: a header of 16 bytes, the message, CRC-16/ARC. */
final class DynamicFormat implements Format<DynamicPacket> {
    static final int VERSION = 0xF0;
    static final int HEADER = 16;
    private static final int CRC = 2;

    private final Generation usual;

    /** @param usual how areas are laid out for a card of any type */
    DynamicFormat(Generation usual) {
        this.usual = usual;
    }

    @Override
    public byte[] write(DynamicPacket packet) {
        byte[] message = messages(packet.device()).write(packet.message());
        Bytes plain = new Bytes(HEADER + message.length + CRC)
                .u16(packet.destination())
                .u16(packet.source())
                .u8(VERSION)
                .u8(0)
                .u16(packet.device())
                .u32(0)
                .u32(message.length)
                .put(message);
        return plain.u16(plain.crc16Arc()).bytes();
    }

    private DynamicMessages messages(int device) {
        return new DynamicMessages(Generation.of(device).orElse(usual));
    }

    @Override
    public DynamicPacket read(byte[] plain) throws Flaw {
        int end = plain.length - CRC;
        if (end < HEADER) {
            throw new Flaw("too short");
        }
        if (Checksums.crc16Arc(plain, 0, end) != Bytes.u16(plain, end)) {
            throw new Flaw("CRC");
        }
        if (Bytes.s32(plain, 12) != end - HEADER) {
            throw new Flaw("length");
        }
        int device = Bytes.u16(plain, 6);
        return new DynamicPacket(
                Bytes.u16(plain, 0),
                Bytes.u16(plain, 2),
                device,
                messages(device).read(plain, HEADER, end));
    }
}
