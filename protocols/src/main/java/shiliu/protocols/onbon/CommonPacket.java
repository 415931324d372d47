package shiliu.protocols.onbon;

import shiliu.protocols.packet.Octets;

/**
 * A packet of the common format: programs and diagnosis.
 *
 * @param version 5 for BX-5, 7 for BX-6
 * @param destination 16 bits, as in the other formats
 * @param source 16 bits
 * @param kind protocol type, 0; 1 for 6Q
 * @param device type of the card; FFFE: any
 * @param phy 0 serial, 1 TCP, 2 GPRS
 * @param sequence 16 bits; a reply has its request's with the top bit set
 * @param random a byte that means nothing where nothing is encrypted
 * @param barcode 16 bytes or none; version 7 only
 */
record CommonPacket(
        int version,
        int destination,
        int source,
        int kind,
        int device,
        int phy,
        int sequence,
        int random,
        Octets barcode,
        Message message)
        implements OnbonPacket {
    static final int REPLY = 0x8000;

    /**
     * What it says; the vendor's group and command.
     *
     * @param answer of a request: whether it wants one
     * @param status of a reply; bit 0: an error
     * @param error of a reply, the vendor's number
     */
    record Message(boolean answer, int group, int command, int status, int error, Octets data) {
        static Message request(int groupAndCommand, Octets data) {
            return new Message(true, groupAndCommand >> 8, groupAndCommand & 0xFF, 0, 0, data);
        }

        /** A reply that tells something: its command has the top bit set. */
        static Message reply(int groupAndCommand, Octets data) {
            return new Message(false, groupAndCommand >> 8, (groupAndCommand & 0xFF) | 0x80, 0, 0, data);
        }

        static Message ack() {
            return new Message(false, 0xA0, 0, 0, 0, Octets.NONE);
        }

        static Message nack(int error) {
            return new Message(false, 0xA0, 1, 1, error, Octets.NONE);
        }

        int groupAndCommand() {
            return group << 8 | command;
        }
    }

    /** A request whose fields have no other choice. */
    static CommonPacket request(int version, int destination, int source, int device, int sequence, Message message) {
        return new CommonPacket(version, destination, source, 0, device, 0, sequence & ~REPLY, 0, Octets.NONE, message);
    }

    boolean isReply() {
        return (sequence & REPLY) != 0;
    }

    /** A card swaps the addresses and marks the number. */
    CommonPacket answer(int type, Message answer) {
        return new CommonPacket(
                version,
                /* destination= */ source,
                /* source= */ destination,
                kind,
                type,
                phy,
                sequence | REPLY,
                random,
                Octets.NONE,
                answer);
    }
}
