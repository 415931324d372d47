package shiliu.player.schedule;

/** How a slot competes, weakest first; the order is the precedence. */
public enum Mode {
    FILLER,
    ROTATE,
    TAKEOVER,
    OVERRIDE
}
