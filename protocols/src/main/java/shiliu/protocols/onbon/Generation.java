package shiliu.protocols.onbon;

import java.util.Optional;

/** The two layouts of dynamic areas; the low byte of a device type tells which one a card speaks. */
enum Generation {
    /** BX-5: one area in a packet, the pixels inside its page. */
    FIVE(5),
    /** BX-6: several areas in a packet, all pixels behind all parameters. */
    SIX(7);

    private final int version;

    Generation(int version) {
        this.version = version;
    }

    /** The version of the common format that its cards speak. */
    int version() {
        return version;
    }

    /** Nothing for a type that nobody wrote down, the wildcard too. */
    static Optional<Generation> of(int device) {
        return switch (device & 0xFF) {
            case 0x54, 0x56 -> Optional.of(FIVE);
            case 0x66, 0x74 -> Optional.of(SIX);
            default -> Optional.empty();
        };
    }
}
