package shiliu.player.schedule;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The slots of one level that may play at a moment. Those of the same weight stand in one queue: their turns go by id. */
final class Turns {
    private final DayWork work;
    private final TreeMap<Integer, Queue> queues = new TreeMap<>();
    private final TreeSet<Integer> shaped = new TreeSet<>();
    private int count;

    /** Slots of one weight, by rank, and how long one play of each takes on average, in all. */
    static final class Queue {
        final BitSet members = new BitSet();
        private int size;
        private long millis;

        int size() {
            return size;
        }

        long millis() {
            return millis;
        }
    }

    Turns(DayWork work) {
        this.work = work;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Takes a slot in, or out where it was in. */
    void toggle(int rank) {
        Claim claim = work.claim(rank);
        if (claim.shaped()) {
            boolean in = shaped.add(rank);
            if (!in) {
                shaped.remove(rank);
            }
            count += in ? 1 : -1;
            return;
        }
        Queue queue = queues.computeIfAbsent(claim.slot().weight(), w -> new Queue());
        queue.members.flip(rank);
        int sign = queue.members.get(rank) ? 1 : -1;
        queue.size += sign;
        queue.millis += sign * work.mean(rank);
        count += sign;
    }

    Map<Integer, Queue> queues() {
        return queues;
    }

    Set<Integer> shaped() {
        return shaped;
    }
}
