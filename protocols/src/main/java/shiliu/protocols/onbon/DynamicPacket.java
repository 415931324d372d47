package shiliu.protocols.onbon;

/**
 * A packet of the dynamic-area format (protocol version F0).
 *
 * @param destination 16 bits; FFFE: whoever is there and answers, FFFF: everybody, nobody answers
 * @param source 16 bits; 8000 for software
 * @param device type of the card, 16 bits; FFFE: any
 */
record DynamicPacket(int destination, int source, int device, DynamicMessage message) implements OnbonPacket {
    /** From the address that all software uses. */
    static DynamicPacket request(int destination, DynamicMessage message) {
        return new DynamicPacket(destination, SOFTWARE, ANY_DEVICE, message);
    }
}
