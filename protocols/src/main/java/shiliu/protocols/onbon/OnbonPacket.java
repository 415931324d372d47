package shiliu.protocols.onbon;

/**
 * A packet in one of the vendor's three formats, which share framing, line and port: dynamic areas (version F0), common (05
 * and 07), text cards (K).
 */
sealed interface OnbonPacket permits DynamicPacket, CommonPacket, KPacket {
    /** Whoever is there, and answers. */
    int ANYBODY = 0xFFFE;
    /** Everybody; nobody answers. */
    int EVERYBODY = 0xFFFF;
    /** What software calls itself. */
    int SOFTWARE = 0x8000;
    /** The last address of software. */
    int LAST_SOFTWARE = 0xDFFF;
    /** A card of any type. */
    int ANY_DEVICE = 0xFFFE;

    /** 16 bits. */
    int destination();

    /** 16 bits. */
    int source();

    /** Whether a card with this number is meant. */
    default boolean isFor(int number) {
        return destination() == number || destination() >= ANYBODY;
    }
}
