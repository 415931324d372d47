package shiliu.protocols.onbon;

import shiliu.protocols.packet.Octets;

/**
 * A packet of the text cards' format (BX-5K, BX-6K).
 *
 * @param destination 16 bits, as in the other formats
 * @param source 16 bits
 * @param reserved three bytes, low first
 * @param barcode 16 bytes or none; 6K only
 * @param check 0 CRC-16, 1 sum, 2 none
 * @param display 0 areas must not overlap, 1 dynamic ones first
 * @param device type, 8 bits; FE: any
 * @param group the vendor's command group
 * @param third of a request 1: answer, 2: do not; of a reply the error's number
 * @param head two bytes after it, low first: reserved; of A3 06 the first is the process mode
 */
record KPacket(
        int destination,
        int source,
        int reserved,
        Octets barcode,
        int check,
        int display,
        int device,
        int group,
        int command,
        int third,
        int head,
        Octets data)
        implements OnbonPacket {
    static final int ANY_K = 0xFE;
    static final int CRC = 0;
    static final int SUM = 1;
    static final int UNCHECKED = 2;
    private static final int ANSWER = 1;

    static KPacket request(int destination, int source, int groupAndCommand, Octets data) {
        return new KPacket(
                destination,
                source,
                0,
                Octets.NONE,
                CRC,
                0,
                ANY_K,
                groupAndCommand >> 8,
                groupAndCommand & 0xFF,
                ANSWER,
                0,
                data);
    }

    /** What is sent to software is a reply; the two have the same shape. */
    boolean isReply() {
        return destination >= SOFTWARE && destination <= LAST_SOFTWARE;
    }

    boolean wantsAnswer() {
        return third == ANSWER;
    }

    int groupAndCommand() {
        return group << 8 | command;
    }

    KPacket answer(int type, int groupAndCommand, int error, Octets data) {
        return new KPacket(
                /* destination= */ source,
                /* source= */ destination,
                0,
                Octets.NONE,
                check,
                0,
                type,
                groupAndCommand >> 8,
                groupAndCommand & 0xFF,
                error,
                0,
                data);
    }
}
