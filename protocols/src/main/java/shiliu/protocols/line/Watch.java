package shiliu.protocols.line;

import java.time.Duration;
import java.util.Optional;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Lit;

/**
 * What the line knows of one card.
 *
 * @param lit what the card shows for certain; empty where nobody knows
 * @param silent set where the card no longer answers: how long ago it was last heard
 * @param trouble why the last thing that was wanted of it failed
 * @param doing what is under way with it, in a few words; empty text where nothing is
 * @param sent packets to the card so far, tries included
 * @param bytes bytes to the card so far
 * @param foreign what somebody else last changed on the card, as long as that is news
 */
public record Watch(
        Optional<Lit> lit,
        Optional<Duration> silent,
        Optional<DriverException> trouble,
        String doing,
        long sent,
        long bytes,
        Optional<Foreign> foreign) {
    /** How long a foreign change is news. */
    public static final Duration NEWS = Duration.ofMinutes(10);

    /** Of a card that nobody else touched. */
    public Watch(
            Optional<Lit> lit,
            Optional<Duration> silent,
            Optional<DriverException> trouble,
            String doing,
            long sent,
            long bytes) {
        this(lit, silent, trouble, doing, sent, bytes, Optional.empty());
    }

    /**
     * A change by other hands: software, or somebody at the card.
     *
     * @param what in English, as the driver found it
     * @param righted whether it was put right; a second one soon after is left as it is, so that two programs do not fight
     */
    public record Foreign(String what, boolean righted) {}
}
