package shiliu.player.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Writing;

/**
 * One item laid out for one screen. The same elapsed time gives the same frame on every machine. Not thread-safe: one
 * player, one thread.
 */
public interface Rendition {
    /** No screen takes a play that is longer. */
    Duration LONGEST = Duration.ofHours(1);

    /** How long one play takes, 1 s at the least; longer than {@link #LONGEST} it is not played. */
    Duration length();

    /** Tells when the play begins: what shows the time needs it. Called again for each play. */
    default void begins(Instant start) {}

    /** The frame at {@code elapsed} since the play began, held to 0 … length. */
    Frame at(Duration elapsed);

    /** What the frame at {@code elapsed} says, for a card that writes text only; empty on screens that show pictures. */
    default Optional<Writing> writing(Duration elapsed) {
        return Optional.empty();
    }

    /** When after {@code elapsed} the next different frame is due; empty where it stands still to the end. */
    Optional<Duration> nextChange(Duration elapsed);

    /** Whether it changes many times a second. */
    boolean moves();

    /** The same in pages that stand, of the same length: for screens whose card cannot show what moves. */
    Rendition stills();

    /** Whether one of the pages that were asked for so far shows the item's picture. */
    default boolean pictured() {
        return false;
    }

    /** Lets go of processes and large buffers, as another item plays; it may be asked again. */
    default void rest() {}

    /** What a reviewer sees: one still for each page, a whole marquee as one frame per screenful. */
    List<Frame> proofs();
}
