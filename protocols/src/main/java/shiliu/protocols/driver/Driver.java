package shiliu.protocols.driver;

import java.util.Optional;
import shiliu.protocols.packet.PacketCodec;

/**
 * Speaks to one card, and does no I/O: from what is known of the card and what is wanted it says which packet comes next.
 * So the cheapest update, its bytes, and what happens when something urgent comes in the middle are plain values. Pure and
 * safe to share between threads.
 *
 * @param <P> the family's packets
 */
public interface Driver<P> {
    Capabilities capabilities();

    /** The picture that the card shows; frames of another size are refused. */
    Geometry geometry();

    /** Refuses what the card cannot show with an {@link IllegalArgumentException} that says why: a mistake of the caller. */
    default void admit(Content wanted) {
        geometry().check(wanted);
        if (wanted.pages().size() > capabilities().pages()) {
            throw new IllegalArgumentException(
                    "this card plays at most " + capabilities().pages() + " pages in turn, not "
                            + wanted.pages().size());
        }
    }

    /** What the card's LEDs show of a picture: the same, or its colours as fine as they can. */
    default Frame visible(Frame picture) {
        return picture;
    }

    /** Frames this driver's packets on the wire. */
    PacketCodec<P> codec();

    /** Nothing known: before the first word with the card, and after it was lost. */
    CardState unknown();

    /** What is still known of a card that did not answer for long, or whose line broke: it may have lost its power. */
    CardState afterLoss(CardState had);

    /**
     * The next packet on the cheapest legal way to {@code wanted}; empty where it is lit, proven as well as the card can.
     * An all-black frame is a stop or a switched-off screen: it goes the quickest way, and stays through a power cut where
     * the card can keep it.
     */
    Optional<Exchange<P>> next(CardState has, Content wanted);

    /** The same for one still picture. */
    default Optional<Exchange<P>> next(CardState has, Frame wanted) {
        return next(has, Content.of(wanted));
    }

    /**
     * A packet of few bytes that shows whether the card still answers, and is still as it was left. One that gets no answer
     * leaves in doubt whatever a card forgets without power.
     */
    Exchange<P> check(CardState has);

    /**
     * The packets of a command, one after the other: the one that is due when {@code done} of them were answered; empty when
     * all were, and at once where the format has no word for the command.
     */
    Optional<Exchange<P>> command(CardState has, DeviceCommand command, int done);
}
