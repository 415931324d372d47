package shiliu.protocols.driver;

/** What one packet from the card means for the exchange that waits. */
public sealed interface Answer {
    /** Done; this is known of the card from now on. */
    record Taken(CardState now) implements Answer {}

    /** It answers something else, or nothing that we asked: go on listening. */
    record Other() implements Answer {}

    /**
     * The card said no.
     *
     * @param code the vendor's number
     * @param name the vendor's word for it
     * @param again whether the same packet may succeed later: busy, damaged on the way
     */
    record Refused(int code, String name, boolean again) implements Answer {}

    Answer OTHER = new Other();
}
