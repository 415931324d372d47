package shiliu.player.schedule;

/** What decided between the slots, strongest last but for the two that leave the screen without any. */
public enum Rule {
    /** The screen's hours are over. */
    OUTSIDE_HOURS,
    /** No slot may play now. */
    NO_SLOT,
    /** Fillers play because nothing else may. */
    FILLER,
    /** Slots take turns by weight. */
    ROTATION,
    /** The takeover of the highest priority. */
    TAKEOVER,
    /** An operator's override. */
    OVERRIDE;

    static Rule of(Mode mode) {
        return switch (mode) {
            case FILLER -> FILLER;
            case ROTATE -> ROTATION;
            case TAKEOVER -> TAKEOVER;
            case OVERRIDE -> OVERRIDE;
        };
    }
}
