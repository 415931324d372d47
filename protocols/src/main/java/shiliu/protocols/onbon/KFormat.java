package shiliu.protocols.onbon;

import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Checksums;
import shiliu.protocols.packet.Octets;

/** The text cards' format: a header of 14 bytes (30 with a barcode), data whose first five are its head, checksum. */
final class KFormat implements Format<KPacket> {
    static final int HEADER = 14;
    private static final int VERSION = 2;
    private static final int BARCODE = 16;
    private static final int HEAD = 5;
    private static final int CHECK = 2;

    @Override
    public byte[] write(KPacket packet) {
        Bytes plain = new Bytes(64 + packet.data().length())
                .u16(packet.destination())
                .u16(packet.source())
                .u16(packet.reserved())
                .u8(packet.reserved() >> 16)
                .u8(packet.barcode().length() > 0 ? 1 : 0)
                .put(packet.barcode().bytes())
                .u8(packet.check())
                .u8(packet.display())
                .u8(packet.device())
                .u8(VERSION)
                .u16(HEAD + packet.data().length())
                .u8(packet.group())
                .u8(packet.command())
                .u8(packet.third())
                .u16(packet.head())
                .put(packet.data().bytes());
        return plain.u16(check(packet.check(), plain.bytes(), plain.size())).bytes();
    }

    private static int check(int mode, byte[] bytes, int count) {
        return mode == KPacket.SUM ? Checksums.sum16(bytes, 0, count) : Checksums.crc16Arc(bytes, 0, count);
    }

    @Override
    public KPacket read(byte[] plain) throws Flaw {
        int barcode = plain.length > 7 && (plain[7] & 1) != 0 ? BARCODE : 0;
        int header = HEADER + barcode;
        int end = plain.length - CHECK;
        if (end < header + HEAD) {
            throw new Flaw("too short");
        }
        int at = 8 + barcode;
        int mode = Bytes.u8(plain, at);
        if (Bytes.u8(plain, at + 3) != VERSION || mode > KPacket.UNCHECKED) {
            throw new Flaw("protocol version");
        }
        if (Bytes.u16(plain, at + 4) != end - header) {
            throw new Flaw("length");
        }
        if (mode != KPacket.UNCHECKED && check(mode, plain, end) != Bytes.u16(plain, end)) {
            throw new Flaw("CRC");
        }
        return new KPacket(
                Bytes.u16(plain, 0),
                Bytes.u16(plain, 2),
                Bytes.u16(plain, 4) | Bytes.u8(plain, 6) << 16,
                Octets.of(plain, 8, 8 + barcode),
                mode,
                Bytes.u8(plain, at + 1),
                Bytes.u8(plain, at + 2),
                Bytes.u8(plain, header),
                Bytes.u8(plain, header + 1),
                Bytes.u8(plain, header + 2),
                Bytes.u16(plain, header + 3),
                Octets.of(plain, header + HEAD, end));
    }
}
