package shiliu.protocols.driver;

import java.util.function.Function;
import java.util.function.Supplier;

/** What one packet from the card means for the exchange that waits. */
public sealed interface Answer {
    Answer OTHER = new Other();

    /** One of the three, by what it is. */
    <R> R match(Function<Taken, R> taken, Supplier<R> other, Function<Refused, R> refused);

    /** Done; this is known of the card from now on. */
    record Taken(CardState now) implements Answer {
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
