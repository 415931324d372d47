package shiliu.player.output;

/** Who makes a screen as bright as it is to be. */
public enum Dims {
    /** Its card, by a command. */
    CARD,
    /** This program: the pixels that go out are darker. */
    PIXELS
}
