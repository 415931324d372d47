package shiliu.controller.timing;

import java.util.Optional;
import java.util.OptionalInt;
import shiliu.player.schedule.Reach;

/** The days around an occasion, from one edge to another. */
record Around(Edge from, Edge until) {
    /** Its own days. */
    static final Around ITSELF = new Around(Edge.FIRST, Edge.LAST);

    /** One edge alone: the seven days before, the three days after, the first day. */
    static Around only(Edge edge) {
        if (!edge.last() && edge.days() < 0) {
            return new Around(edge, new Edge(false, -1, Optional.empty()));
        }
        if (edge.last() && edge.days() > 0) {
            return new Around(new Edge(true, 1, Optional.empty()), edge);
        }
        return new Around(edge, edge);
    }

    static Around both(int days) {
        return new Around(new Edge(false, -days, Optional.empty()), new Edge(true, days, Optional.empty()));
    }

    /** @param length of the occasion, days; empty where it is not the same each time */
    Reach reach(OptionalInt length, String said) throws WordsException {
        if (length.isEmpty() && (from.last() || !until.last())) {
            throw WordsException.of("timing.no-length", said);
        }
        int days = length.orElse(1);
        boolean beyond = (!from.last() && from.days() >= days) || (!until.last() && until.days() >= days);
        if (beyond) {
            throw WordsException.of("timing.no-such-festival-day", said, days);
        }
        if (length.isPresent() && from.place(days) > until.place(days)) {
            throw WordsException.of("timing.edges-reversed", said);
        }
        return new Reach(-from.place(days), until.place(days) - (days - 1), from.time(), until.time());
    }

    /** What {@link #reach} makes of it. */
    static Around of(Reach reach, int length) {
        if (reach.equals(Reach.NONE)) {
            return ITSELF;
        }
        return new Around(
                edge(-reach.before(), length, reach, true), edge(length - 1 + reach.after(), length, reach, false));
    }

    private static Edge edge(int place, int length, Reach reach, boolean first) {
        boolean last = first ? place >= length && place > 0 : place >= length - 1 && (length > 1 || place > 0);
        return new Edge(last, last ? place - (length - 1) : place, first ? reach.from() : reach.until());
    }
}
