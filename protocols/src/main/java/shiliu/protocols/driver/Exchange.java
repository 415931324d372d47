package shiliu.protocols.driver;

import java.time.Duration;
import java.util.function.Function;

/**
 * One packet to a card and what must come back. Sending it twice does no harm.
 *
 * @param does what it achieves, in a few words, for people who watch the line
 * @param packet what is sent
 * @param patience how long the card may take, beside the time that the bytes need on the line
 * @param meanwhile what is known of the card while no answer has come: it may have obeyed, or not
 * @param achieves what is known of it once the usual answer has come
 * @param answers what a packet from the card means
 */
public record Exchange<P>(
        String does,
        P packet,
        Duration patience,
        CardState meanwhile,
        CardState achieves,
        Function<P, Answer> answers) {
    /** The same for a card that needs longer: it erases or writes its flash. */
    public Exchange<P> patient(Duration longer) {
        return new Exchange<>(does, packet, longer, meanwhile, achieves, answers);
    }
}
