package shiliu.protocols.driver;

/** What a stop does on a card, so that dark stays dark. */
public enum StopPart {
    /** The LEDs are switched off, whatever is played. */
    POWER_OFF,
    /** The card's own timed switching on and off is cancelled. */
    TIMERS_CANCELLED,
    /** What the card plays by itself, after a power cut too, is one black page. */
    BLACK_STORED
}
