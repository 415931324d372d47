package shiliu.protocols.line;

import java.time.Duration;

/**
 * How patient a line is.
 *
 * @param check how long a card may be left alone before it is asked whether it is still there
 * @param tries how often a packet is sent before the card counts as lost
 * @param pause between two tries, growing with each
 * @param patience the longest that an answer is waited for, beside the time that the bytes take; a driver may want less
 * @param gap a pause inside a packet that ends it
 * @param again the longest wait before a lost card or line is tried again
 * @param status how often a card is asked what it tells of itself
 */
public record Timing(
        Duration check, int tries, Duration pause, Duration patience, Duration gap, Duration again, Duration status) {
    private static final Duration STATUS = Duration.ofMinutes(5);

    /**
     * A card that vanishes is noticed within ten seconds: one check, the packet that was under way, three short ones of a second
     * each, their pauses. A packet that needs more than two seconds on its line takes so much longer.
     */
    public static final Timing USUAL = new Timing(
            Duration.ofSeconds(3),
            4,
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(3));

    /** Asks for the status every five minutes. */
    public Timing(Duration check, int tries, Duration pause, Duration patience, Duration gap, Duration again) {
        this(check, tries, pause, patience, gap, again, STATUS);
    }
}
