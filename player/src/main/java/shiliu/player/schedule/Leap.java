package shiliu.player.schedule;

/** What a lunar date means where its month comes twice. */
public enum Leap {
    /** The first month of the number only, as festivals are kept. */
    SKIP,
    /** Both months. */
    BOTH,
    /** The leap month only. */
    ONLY
}
