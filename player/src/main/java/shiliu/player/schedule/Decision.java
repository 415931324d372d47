package shiliu.player.schedule;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.playlist.Sha256;

/** What one screen does from {@link #from} (included) until {@link #until} (not included). Handle it through {@link #match}. */
public sealed interface Decision {
    /** When this began; the elapsed time of a play counts from here. */
    Instant from();

    /** When the next decision begins. */
    Instant until();

    /** What decided. */
    Rule rule();

    <R> R match(Cases<R> cases);

    /** The play, where this is one. */
    default Optional<Playing> play() {
        return Optional.empty();
    }

    /** One method per case. */
    interface Cases<R> {
        R playing(Playing playing);

        R nothing(Nothing nothing);

        R off(Off off);
    }

    /** One play of one item; shorter than the item where its segment ends. */
    record Playing(Slot slot, Sha256 item, Instant from, Instant until, Rule rule) implements Decision {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.playing(this);
        }

        @Override
        public Optional<Playing> play() {
            return Optional.of(this);
        }
    }

    /** No slot may play; the screen shows its safe card. */
    record Nothing(Instant from, Instant until) implements Decision {
        @Override
        public Rule rule() {
            return Rule.NO_SLOT;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.nothing(this);
        }
    }

    /** Outside the screen's hours: dark. */
    record Off(Instant from, Instant until) implements Decision {
        @Override
        public Rule rule() {
            return Rule.OUTSIDE_HOURS;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.off(this);
        }
    }
}
