package shiliu.player.schedule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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
    private final Set<Integer> capped = new HashSet<>();
    private final DayWork work;
    private double others;
    private double taken;

    /** @param millis how long the segment is */
    Shares(Turns turns, DayWork work, long millis) {
        this.work = work;
        for (Map.Entry<Integer, Turns.Queue> queue : turns.queues().entrySet()) {
            others += (double) queue.getKey() * queue.getValue().millis();
        }
        for (int rank : turns.shaped()) {
            others += claimed(rank);
        }
        settleCaps(turns);
        boolean more = true;
        while (more) {
            more = raise(turns, millis);
        }
        if (taken > MOST) {
            double all = taken;
            raised.replaceAll((rank, share) -> share * MOST / all);
            taken = MOST;
        }
    }

    /** A slot that its cap keeps below its weight's share leaves the rest of it to the others. */
    private void settleCaps(Turns turns) {
        boolean more = true;
        while (more) {
            more = false;
            for (int rank : turns.shaped()) {
                int gap = work.claim(rank).gap();
                double most = gap == 0 ? 1 : (double) work.mean(rank) / gap;
                if (gap > 0 && !capped.contains(rank) && (1 - taken) * claimed(rank) / others > most) {
                    capped.add(rank);
                    taken += most;
                    others -= claimed(rank);
                    more = others > 0;
                }
            }
        }
    }

    /** Raises those that would get less than they want; less is left to the others then, so they are looked at again. */
    private boolean raise(Turns turns, long millis) {
        boolean any = false;
        for (int rank : turns.shaped()) {
            double wanted = raised.containsKey(rank) || capped.contains(rank) ? 0 : wanted(rank, millis);
            if (wanted > 0 && wanted > (1 - taken) * claimed(rank) / others) {
                raised.put(rank, wanted);
                taken += wanted;
                others -= claimed(rank);
                any = true;
            }
        }
        return any;
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
        double rest = others > 0 ? others / (1 - taken) : 1_000_000;
        return Math.max(1, (long) Math.ceil(SCALE * share * rest / work.mean(rank)));
    }

    private double claimed(int rank) {
        return (double) work.claim(rank).slot().weight() * work.mean(rank);
    }

    /** The share of the segment's time that the slot's minutes need: in proportion, one round a day more, and one play. */
    private double wanted(int rank, long millis) {
        Claim claim = work.claim(rank);
        int[] items = work.items(rank);
        if (!claim.wantsMinutes()) {
            return 0;
        }
        double day = (double) (claim.wanted(items) + (1L + work.extra(rank)) * claim.cycle(items))
                / Math.max(work.free(rank), millis);
        return Math.min(1, day + (double) work.mean(rank) / millis);
    }
}
