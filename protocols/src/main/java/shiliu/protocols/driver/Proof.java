package shiliu.protocols.driver;

/** How it is known that a screen shows something, best first. "We sent it" is none of them. */
public enum Proof {
    /** Bytes read back from the card have the wanted hash. */
    READ_BACK,
    /** The card accepted the complete update and still answers. */
    ACKNOWLEDGED,
    /** Handed to a window, a file or a one-way protocol. */
    OUTPUT
}
