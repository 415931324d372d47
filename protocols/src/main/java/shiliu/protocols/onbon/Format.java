package shiliu.protocols.onbon;

/** One of the three formats: a packet between the marks, its own checksums included. */
interface Format<P extends OnbonPacket> {
    byte[] write(P packet);

    /** A packet; a {@link Flaw} says what is wrong with the bytes. */
    P read(byte[] plain) throws Flaw;

    /** Bytes that are no packet of this format. */
    final class Flaw extends Exception {
        private static final long serialVersionUID = 1L;

        Flaw(String what) {
            super(what, null, false, false);
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }
}
