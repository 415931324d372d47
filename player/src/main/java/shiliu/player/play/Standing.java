package shiliu.player.play;

import java.time.Instant;
import java.util.Optional;

/**
 * How things stand with one screen.
 *
 * @param shown what was lit for certain, last; empty before the first proof
 * @param lost set where nobody knows what is lit, and since when: the card no longer answers, or the output fails
 */
public record Standing(Optional<Showing> shown, Optional<Instant> lost) {}
