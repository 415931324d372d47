package shiliu.protocols.packet;

/** What stands at the start of some bytes. */
public sealed interface Decoded<P> {
    /** A good packet, and how many bytes it took. */
    record Packet<P>(P packet, int taken) implements Decoded<P> {}

    /** So many bytes that belong to no good packet, and what is wrong with them. */
    record Noise<P>(int taken, String flaw) implements Decoded<P> {
        public Noise {
            if (taken < 1) {
                throw new IllegalArgumentException("noise of " + taken + " bytes");
            }
        }
    }

    /** The beginning of what may become a packet. */
    record More<P>() implements Decoded<P> {}
}
