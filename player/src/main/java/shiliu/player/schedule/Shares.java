package shiliu.player.schedule;

import java.util.HashMap;
import java.util.Map;

/**
 * The weights of one segment's slots: their own, but for slots that must be on air for some minutes and would get less;
 * these get what they need. Java's arithmetic gives the same on every machine.
 */
final class Shares {
    /** Own weights are multiplied by this, so that the others come out fine enough. */
    private static final double SCALE = 1000;
    /** What disclosures may take together, so that nobody else is silenced. */
    private static final double MOST = 0.95;

    private final Map<Integer, Double> raised = new HashMap<>();
    private final DayWork work;
    private double others;

    /** @param millis how long the segment is */
    Shares(Turns turns, DayWork work, long millis) {
        this.work = work;
        for (Map.Entry<Integer, Turns.Queue> queue : turns.queues().entrySet()) {
            others += (double) queue.getKey() * queue.getValue().millis();
        }
        for (int rank : turns.shaped()) {
            others += claimed(rank);
        }
        boolean more = true;
        while (more) {
            more = false;
            for (int rank : turns.shaped()) {
                double wanted = wanted(rank, millis);
                if (!raised.containsKey(rank) && wanted > (1 - taken()) * claimed(rank) / others) {
                    raised.put(rank, wanted);
                    others -= claimed(rank);
                    more = true;
                }
            }
        }
        double all = taken();
        if (all > MOST) {
            raised.replaceAll((rank, share) -> share * MOST / all);
        }
    }

    /** The weight of a slot that counts by its own weight. */
    static long plain(int weight) {
        return (long) (weight * SCALE);
    }

    /** The weight of a slot that may have been raised. */
    long of(int rank) {
        Double share = raised.get(rank);
        if (share == null) {
            return plain(work.claim(rank).slot().weight());
        }
        double rest = others > 0 ? others / (1 - taken()) : 1_000_000;
        return Math.max(1, (long) Math.ceil(SCALE * share * rest / work.mean(rank)));
    }

    private double claimed(int rank) {
        return (double) work.claim(rank).slot().weight() * work.mean(rank);
    }

    /** The share of the segment's time that the slot's minutes need, one round more than in proportion. */
    private double wanted(int rank, long millis) {
        Claim claim = work.claim(rank);
        int[] items = work.items(rank);
        if (claim.slot().limits().minutesADay().isEmpty()) {
            return 0;
        }
        double part = (double) claim.wanted(items) / Math.max(work.free(rank), millis);
        return Math.min(1, part + (double) claim.cycle(items) / millis);
    }

    private double taken() {
        return raised.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
