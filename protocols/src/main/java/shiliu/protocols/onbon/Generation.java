package shiliu.protocols.onbon;

/** The two layouts of dynamic areas; the low byte of a device type tells which one a card speaks. */
enum Generation {
    /** BX-5: one area in a packet, the pixels inside its page. */
    FIVE,
    /** BX-6: several areas in a packet, all pixels behind all parameters. */
    SIX
}
