package shiliu.protocols.onbon;

import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Checksums;
import shiliu.protocols.packet.Octets;

/**
 * The common format: a header of 27 bytes (version 5) or 28 (version 7; 44 with a barcode) that ends with the XOR of itself
 * and carries the body's CRC-16/ARC; the body.
 */
final class CommonFormat implements Format<CommonPacket> {
    private static final int FIVE = 5;
    private static final int SEVEN = 7;
    private static final int NOT_ENCRYPTED = 0x96;
    private static final int HAS_BARCODE = 0x02;
    private static final int BARCODE = 16;
    /** 400, as the vendor's software says; version 5 has room for its low byte only. */
    private static final int FRAME = 0x0190;

    private static final int REQUEST_HEAD = 5;
    private static final int REPLY_HEAD = 9;
    private static final int LOCK_PROGRAM = 0xA20E;

    static boolean isVersion(int version) {
        return version == FIVE || version == SEVEN;
    }

    @Override
    public byte[] write(CommonPacket packet) {
        byte[] body = body(packet);
        boolean seven = packet.version() == SEVEN;
        Bytes plain = new Bytes(64 + body.length)
                .u16(packet.destination())
                .u16(packet.source())
                .u8(packet.version())
                .u8(packet.kind())
                .u16(packet.device())
                .u8(packet.phy())
                .u8(packet.barcode().length() > 0 ? HAS_BARCODE : 0);
        plain.put(packet.barcode().bytes()).u16(packet.sequence());
        if (seven) {
            plain.u16(FRAME);
        } else {
            plain.u8(0).u8(FRAME);
        }
        plain.u8(NOT_ENCRYPTED).u8(packet.random()).zeros(6).u16(body.length);
        plain.u16(Checksums.crc16Arc(body, 0, body.length));
        if (seven) {
            plain.u8(0);
        }
        return plain.u8(xor(plain.bytes(), plain.size())).put(body).bytes();
    }

    private static byte[] body(CommonPacket packet) {
        CommonPacket.Message message = packet.message();
        Bytes body = new Bytes(16 + message.data().length());
        body.u8(packet.isReply() ? 0 : message.answer() ? 1 : 2)
                .u8(message.group())
                .u8(message.command());
        if (packet.isReply()) {
            body.u16(message.status()).u16(message.error());
        }
        // The vendor's software counts one byte too few in this one command.
        boolean short1 = packet.version() == SEVEN && !packet.isReply() && message.groupAndCommand() == LOCK_PROGRAM;
        body.u16(message.data().length() - (short1 ? 1 : 0));
        return body.put(message.data().bytes()).bytes();
    }

    private static int xor(byte[] bytes, int count) {
        int xor = 0;
        for (int i = 0; i < count; i++) {
            xor ^= bytes[i];
        }
        return xor & 0xFF;
    }

    @Override
    public CommonPacket read(byte[] plain) throws Flaw {
        int version = Bytes.u8(plain, 4);
        boolean seven = version == SEVEN;
        int barcode = seven && plain.length > 9 && (plain[9] & HAS_BARCODE) != 0 ? BARCODE : 0;
        int header = (seven ? 28 : 27) + barcode;
        if (plain.length < header + REQUEST_HEAD) {
            throw new Flaw("too short");
        }
        if (xor(plain, header - 1) != Bytes.u8(plain, header - 1)) {
            throw new Flaw("header checksum");
        }
        int at = 10 + barcode;
        if (Bytes.u8(plain, at + 4) != NOT_ENCRYPTED) {
            throw new Flaw("encrypted");
        }
        // A body begins where its length says, whatever stands behind it.
        int length = Bytes.u16(plain, at + 12);
        if (length != plain.length - header) {
            throw new Flaw("length");
        }
        if (Checksums.crc16Arc(plain, header, plain.length) != Bytes.u16(plain, at + 14)) {
            throw new Flaw("CRC");
        }
        int sequence = Bytes.u16(plain, at);
        return new CommonPacket(
                version,
                Bytes.u16(plain, 0),
                Bytes.u16(plain, 2),
                Bytes.u8(plain, 5),
                Bytes.u16(plain, 6),
                Bytes.u8(plain, 8),
                sequence,
                Bytes.u8(plain, at + 5),
                Octets.of(plain, 10, 10 + barcode),
                message(plain, header, (sequence & CommonPacket.REPLY) != 0));
    }

    private static CommonPacket.Message message(byte[] plain, int from, boolean reply) throws Flaw {
        int head = reply ? REPLY_HEAD : REQUEST_HEAD;
        if (plain.length < from + head) {
            throw new Flaw("too short");
        }
        return new CommonPacket.Message(
                plain[from] == 1,
                Bytes.u8(plain, from + 1),
                Bytes.u8(plain, from + 2),
                reply ? Bytes.u16(plain, from + 3) : 0,
                reply ? Bytes.u16(plain, from + 5) : 0,
                Octets.of(plain, from + head, plain.length));
    }
}
