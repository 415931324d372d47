package shiliu.player.output;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

/**
 * What an output knows of its LEDs at one moment.
 *
 * @param lit what is lit for certain, and how that is known; empty where nobody knows yet
 * @param lost set where the card no longer answers: when it was last heard
 * @param trouble why the card does not do what is wanted
 */
public record Known(Optional<Lit> lit, Optional<Instant> lost, Optional<Message> trouble) {
    /** Nobody knows what is lit. */
    public static final Known NOTHING = new Known(Optional.empty(), Optional.empty(), Optional.empty());

    /** {@code frame} went out one way: to a window or a file. */
    public static Known output(Frame frame) {
        return new Known(Optional.of(new Lit(frame, Proof.OUTPUT)), Optional.empty(), Optional.empty());
    }
}
