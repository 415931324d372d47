package shiliu.protocols.packet;

/**
 * One wire format: packets to bytes and back. Pure; safe to share between threads.
 *
 * @param <P> what a packet is
 */
public interface PacketCodec<P> {
    /** The bytes on the wire, framing and checksums included. */
    byte[] encode(P packet);

    /**
     * Looks for one packet at the start of {@code bytes[from, to)}. Never throws, whatever the bytes are, and takes at least
     * one byte unless more are needed.
     */
    Decoded<P> decode(byte[] bytes, int from, int to);

    /** The most bytes that one packet has on the wire; what claims more is no packet. */
    int longest();
}
