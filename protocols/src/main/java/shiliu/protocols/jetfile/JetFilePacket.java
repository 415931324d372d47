package shiliu.protocols.jetfile;

import shiliu.protocols.packet.Octets;

/**
 * A packet of the binary format ("2nd format").
 *
 * @param reply from the sign, else to it
 * @param source 16 bits, 0 for software
 * @param group 0 to 254; 0: all
 * @param unit 0 to 254; 0: all
 * @param serial 16 bits; a reply has its request's
 * @param command main and sub command, {@code 0206} for writing a picture
 * @param flag of a request: true: stay silent; of a reply: true: the argument is a status
 * @param argument a whole number of 4-byte units
 */
record JetFilePacket(
        boolean reply,
        int source,
        int group,
        int unit,
        int serial,
        int command,
        boolean flag,
        Octets argument,
        Octets data) {

    /** A reply that carries a status and nothing else. */
    JetFilePacket status(int status) {
        Octets argument = Octets.of(new byte[] {(byte) status, (byte) (status >> 8), 0, 0});
        return new JetFilePacket(true, 0, 0, 0, serial, command, true, argument, Octets.NONE);
    }

    JetFilePacket answer(Octets argument, Octets data) {
        return new JetFilePacket(true, 0, 0, 0, serial, command, false, argument, data);
    }

    /** Of a reply: the vendor's status, from the argument or, where that is short, from the data. */
    int status() {
        Octets from = argument.length() >= 2 ? argument : data;
        return from.length() < 2 ? 0 : from.at(0) | from.at(1) << 8;
    }
}
