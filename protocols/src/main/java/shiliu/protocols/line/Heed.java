package shiliu.protocols.line;

/** What became of a wish. */
public enum Heed {
    /** Nothing is wished. */
    NOT_ASKED,
    /** It is on its way, or waits until the card may be asked again. */
    PENDING,
    /** The card said that it did it. */
    DONE,
    /** The card said no, or nothing, time and again; it is asked again within the hour. */
    REFUSED,
    /** The card's format has no word for it: it will never do it. */
    IMPOSSIBLE
}
