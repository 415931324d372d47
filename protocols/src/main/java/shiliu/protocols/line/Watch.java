package shiliu.protocols.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

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
 * @param told what the card last told of itself; empty before the first time
 * @param device what became of the wishes for its brightness and its LEDs
 */
public record Watch(
        Optional<Lit> lit,
        Optional<Duration> silent,
        Optional<DriverException> trouble,
        String doing,
        long sent,
        long bytes,
        Optional<Foreign> foreign,
        Optional<Told> told,
        Device device) {
    /** How long a foreign change is news. */
    public static final Duration NEWS = Duration.ofMinutes(10);

    /** Of a card that told nothing of itself and of which nothing but pictures is wished. */
    public Watch(
            Optional<Lit> lit,
            Optional<Duration> silent,
            Optional<DriverException> trouble,
            String doing,
            long sent,
            long bytes,
            Optional<Foreign> foreign) {
        this(lit, silent, trouble, doing, sent, bytes, foreign, Optional.empty(), Device.NOT_ASKED);
    }

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

    /**
     * What a card told of itself.
     *
     * @param ago how long since the last of it was told
     */
    public record Told(List<Reading> readings, Duration ago) {
        public Told {
            readings = List.copyOf(readings);
        }

        /** Of one quantity, where it told that. */
        public Optional<String> of(Quantity quantity) {
            return readings.stream()
                    .filter(reading -> reading.quantity() == quantity)
                    .map(Reading::value)
                    .findFirst();
        }
    }

    /**
     * What became of a {@link DeviceWish}.
     *
     * @param brightness of the wish for its brightness
     */
    public record Device(Heed brightness) {
        public static final Device NOT_ASKED = new Device(Heed.NOT_ASKED);
    }
}
