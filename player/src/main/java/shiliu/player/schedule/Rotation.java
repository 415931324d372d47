package shiliu.player.schedule;

import java.util.BitSet;
import java.util.Map;

/**
 * The turns of one segment, by weight: of those that are still below their share the one whose next turn must come first,
 * ties by id. So no slot is ever a whole turn away from its share. A slot whose cap was reached is passed over until it
 * is due; one that must be on air for some minutes gets the weight that these need.
 */
final class Rotation {
    private final DayWork work;
    private final int segment;
    private final long[] weights;
    private final BitSet[] members;
    private final int[] candidates;
    private final long[] rounds;
    private long total;
    private long turn;

    /**
     * @param segment its number within the day
     * @param millis how long it is
     */
    Rotation(Turns turns, DayWork work, int segment, long millis) {
        int queues = turns.queues().size();
        int count = queues + turns.shaped().size();
        this.work = work;
        this.segment = segment;
        this.weights = new long[count];
        this.members = new BitSet[queues];
        this.candidates = new int[count];
        this.rounds = new long[count];
        Shares shares = new Shares(turns, work, millis);
        int i = 0;
        for (Map.Entry<Integer, Turns.Queue> queue : turns.queues().entrySet()) {
            weights[i] = Shares.plain(queue.getKey());
            members[i] = queue.getValue().members;
            candidates[i] = members[i].nextSetBit(0);
            total += weights[i] * queue.getValue().size();
            i++;
        }
        for (int rank : turns.shaped()) {
            weights[i] = shares.of(rank);
            candidates[i] = rank;
            total += weights[i];
            i++;
        }
    }

    /** Whose turn it is at {@code time}; below zero where no one is due. */
    int pick(int time) {
        int best = -1;
        boolean within = false;
        for (int i = 0; i < weights.length; i++) {
            int rank = candidates[i];
            if (rank < 0 || !work.due(rank, time)) {
                continue;
            }
            boolean own = rounds[i] * total < (turn + 1) * weights[i];
            if (best < 0 || (own && !within) || (own == within && before(i, best))) {
                best = i;
                within = own;
            }
        }
        return best < 0 ? -1 : take(best);
    }

    /** Whether the next turn of {@code one} must come before that of {@code other}; ties by id. */
    private boolean before(int one, int other) {
        long mine = (rounds[one] + 1) * weights[other];
        long others = (rounds[other] + 1) * weights[one];
        return mine < others || (mine == others && candidates[one] < candidates[other]);
    }

    private int take(int queue) {
        turn++;
        int rank = candidates[queue];
        // A queue of one has no members.
        int after = queue < members.length ? members[queue].nextSetBit(rank + 1) : -1;
        if (after < 0) {
            rounds[queue]++;
            after = queue < members.length ? members[queue].nextSetBit(0) : rank;
        }
        candidates[queue] = after;
        return rank;
    }

    /** The next item of the slot whose turn it is. */
    int item(int rank, int time) {
        return work.play(rank, segment, time);
    }

    /** When the first of those is due that all wait. */
    int due() {
        int first = Integer.MAX_VALUE;
        for (int rank : candidates) {
            first = rank < 0 ? first : Math.min(first, work.due(rank));
        }
        return first;
    }
}
