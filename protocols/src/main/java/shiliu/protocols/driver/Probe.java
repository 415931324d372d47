package shiliu.protocols.driver;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import shiliu.protocols.packet.PacketCodec;

/**
 * How a family is found on a line where nobody knows what is there: questions that change nothing on any card.
 *
 * @param family the vendor's name for people
 * @param ports TCP ports that it usually listens on, the commonest first
 * @param codec reads any packet of the family, whatever the card's size
 * @param questions short ones, the likeliest first
 * @param isRequest whether a packet goes to a card, as opposed to coming from one
 * @param answers who a packet comes from; empty for one that proves nothing
 */
public record Probe<P>(
        String family,
        List<Integer> ports,
        PacketCodec<P> codec,
        List<Question<P>> questions,
        Predicate<P> isRequest,
        Function<P, Optional<Found>> answers) {
    public Probe {
        ports = List.copyOf(ports);
        questions = List.copyOf(questions);
    }

    /** One question. {@code asks} is what people read while it is asked. */
    public record Question<P>(String asks, P packet) {}

    /**
     * Who answered.
     *
     * @param driver the driver id that suits it, where the answer tells
     * @param readings what it told of itself
     */
    public record Found(Optional<String> driver, List<Reading> readings) {
        public Found {
            readings = List.copyOf(readings);
        }
    }
}
