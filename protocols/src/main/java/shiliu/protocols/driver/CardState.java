package shiliu.protocols.driver;

import java.util.Optional;

/**
 * What is known of one card at one moment. Immutable. Made by a driver's plans and by the card's answers; only its own
 * driver reads more of it than this.
 */
public interface CardState {
    /** What is lit for certain; empty before the first complete update and where nobody knows. */
    Optional<Lit> lit();
}
