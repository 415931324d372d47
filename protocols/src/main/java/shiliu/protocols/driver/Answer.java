package shiliu.protocols.driver;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one packet from the card means for the exchange that waits. */
public sealed interface Answer {
    Answer OTHER = new Other();

    /** One of the three, by what it is. */
    <R> R match(Function<Taken, R> taken, Supplier<R> other, Function<Refused, R> refused);

    /**
     * Done; this is known of the card from now on.
     *
     * @param readings what the answer told of the card
     * @param foreign what somebody else changed on the card since we last looked; empty text where nothing
     */
    record Taken(CardState now, List<Reading> readings, String foreign) implements Answer {
        public Taken {
            readings = List.copyOf(readings);
        }

        public Taken(CardState now) {
            this(now, List.of(), "");
        }

        public Taken(CardState now, List<Reading> readings) {
            this(now, readings, "");
        }

        @Override
        public <R> R match(Function<Taken, R> taken, Supplier<R> other, Function<Refused, R> refused) {
            return taken.apply(this);
        }
    }

    /** It answers something else, or nothing that we asked: go on listening. */
    record Other() implements Answer {
        @Override
        public <R> R match(Function<Taken, R> taken, Supplier<R> other, Function<Refused, R> refused) {
            return other.get();
        }
    }

    /**
     * The card said no.
     *
     * @param code the vendor's number
     * @param name the vendor's word for it
     * @param again whether the same packet may succeed later: busy, damaged on the way
     */
    record Refused(int code, String name, boolean again) implements Answer {
        @Override
        public <R> R match(Function<Taken, R> taken, Supplier<R> other, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
