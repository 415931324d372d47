package shiliu.player.schedule;

import java.util.Optional;

/**
 * Gives the slots of one level their turns in the time that stronger ones leave. A segment lasts as long as the set of the
 * level's slots is the same and nothing stronger came or went; each begins the sequence anew.
 */
final class LevelPlan {
    private final DayWork work;
    private final Free free;
    private final Plays plays;
    private final int[] parts;
    private final Turns turns;
    private final Free left = new Free();
    private int piece;

    /**
     * @param free what is left for this level
     * @param parts a counter of segments and of parts of the day, in one place for all levels
     */
    LevelPlan(DayWork work, Free free, Plays plays, int[] parts) {
        this.work = work;
        this.free = free;
        this.plays = plays;
        this.parts = parts;
        this.turns = new Turns(work);
    }

    /**
     * Plays the level.
     *
     * @param events this level's from {@code first} until {@code last}, as {@link Events} has them
     * @return what is left for weaker ones
     */
    Free plan(Events events, int first, int last) {
        measure(events, first, last);
        int at = 0;
        int next = first;
        while (at < events.length()) {
            while (next < last && events.at(next) == at) {
                turns.toggle(events.rank(next++));
            }
            int end = next < last ? events.at(next) : events.length();
            run(at, end);
            at = end;
        }
        return left;
    }

    /** Adds up what each slot that wants minutes finds free on this day. */
    private void measure(Events events, int first, int last) {
        long before = 0;
        int index = 0;
        for (int i = first; i < last; i++) {
            int at = events.at(i);
            while (index < free.count() && free.until(index) <= at) {
                before += free.until(index) - free.from(index++);
            }
            long until = before + (index < free.count() ? Math.max(0, at - free.from(index)) : 0);
            work.addFree(events.rank(i), events.begins(i) ? -until : until);
        }
        long all = 0;
        for (int i = 0; i < free.count(); i++) {
            all += free.until(i) - free.from(i);
        }
        for (int i = first; i < last; i++) {
            if (events.begins(i) && events.endless(i)) {
                work.addFree(events.rank(i), all);
            }
        }
    }

    /** From {@code begin} until {@code end} the level's slots are the same. */
    private void run(int begin, int end) {
        int part = -1;
        int now = -1;
        Optional<Rotation> rotation = Optional.empty();
        while (piece < free.count() && free.from(piece) < end) {
            int from = Math.max(free.from(piece), begin);
            int until = Math.min(free.until(piece), end);
            if (free.part(piece) != part && from < until) {
                part = free.part(piece);
                now = parts[0]++;
                cut(begin, end, from);
                rotation = turns.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Rotation(turns, work, now, free.together(piece, begin, end)));
            }
            if (rotation.isEmpty()) {
                left.add(from, until, now);
            } else {
                fill(from, until, rotation.get(), now);
            }
            if (free.until(piece) > end) {
                return;
            }
            piece++;
        }
    }

    /** A segment begins and ends with its slots' times, also where a stronger slot's turn happens to stand there. */
    private void cut(int begin, int end, int from) {
        if (turns.isEmpty()) {
            return;
        }
        boolean goesOn = piece > 0 && free.part(piece - 1) == free.part(piece);
        plays.cut(goesOn ? begin : from);
        int last = piece;
        while (last + 1 < free.count() && free.part(last + 1) == free.part(piece)) {
            last++;
        }
        plays.cut(Math.min(end, free.until(last)));
    }

    private void fill(int from, int until, Rotation rotation, int part) {
        int at = from;
        while (at < until) {
            int rank = rotation.pick(at);
            int end;
            if (rank < 0) {
                end = Math.min(rotation.due(), until);
                left.add(at, end, part);
            } else {
                int item = rotation.item(rank, at);
                plays.add(at, rank, item);
                end = Math.min(at + work.claim(rank).millis(item), until);
            }
            at = end;
        }
    }
}
