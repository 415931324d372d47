package shiliu.player.schedule;

import java.time.Instant;

/** From one instant (included) until another (not included); empty where they are the same. */
record Span(Instant from, Instant until) {
    boolean holds(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    boolean empty() {
        return !from.isBefore(until);
    }
}
