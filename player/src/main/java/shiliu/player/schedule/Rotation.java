package shiliu.player.schedule;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import shiliu.player.playlist.Sha256;

/**
 * The fixed sequence of one segment: smooth weighted round-robin over the slots, ties by id; each turn plays the slot's
 * next valid item. Only one cycle is kept (or the segment, if shorter), as start offsets in milliseconds.
 */
final class Rotation {
    /** A slot and those of its items that may show on the day, at least one. */
    record Contender(Slot slot, List<Sha256> items) {}

    private final List<Contender> contenders;
    private final int[] starts;
    private final int[] slots;
    private final int[] items;
    private final long cycleMillis;

    private Rotation(List<Contender> contenders, Plan plan) {
        this.contenders = contenders;
        this.starts = Arrays.copyOf(plan.starts, plan.count);
        this.slots = Arrays.copyOf(plan.slots, plan.count);
        this.items = Arrays.copyOf(plan.items, plan.count);
        this.cycleMillis = plan.offset;
    }

    /** Plans for a segment of {@code millis}; the contenders come sorted by id. */
    static Rotation plan(List<Contender> contenders, long millis, Schedule schedule) {
        Plan plan = new Plan();
        int[] credit = new int[contenders.size()];
        int[] next = new int[contenders.size()];
        int total = contenders.stream().mapToInt(c -> c.slot().weight()).sum();
        do {
            int turn = richest(credit, contenders);
            credit[turn] -= total;
            List<Sha256> own = contenders.get(turn).items();
            int item = next[turn];
            next[turn] = (item + 1) % own.size();
            plan.add(turn, item, play(schedule, own.get(item)).millis());
        } while (plan.offset < millis && !(allZero(credit) && allZero(next)));
        return new Rotation(contenders, plan);
    }

    /** What plays at {@code at} in the segment {@code span}. */
    Decision.Playing at(Instant at, Span span, Rule rule) {
        long offset = span.from().until(at, java.time.temporal.ChronoUnit.MILLIS);
        long cycleStart = offset - offset % cycleMillis;
        int found = Arrays.binarySearch(starts, (int) (offset - cycleStart));
        int play = found >= 0 ? found : -found - 2;
        long end = play + 1 < starts.length ? starts[play + 1] : cycleMillis;
        Instant until = span.from().plusMillis(cycleStart + end);
        Contender contender = contenders.get(slots[play]);
        return new Decision.Playing(
                contender.slot(),
                contender.items().get(items[play]),
                span.from().plusMillis(cycleStart + starts[play]),
                until.isBefore(span.until()) ? until : span.until(),
                rule);
    }

    static Schedule.Play play(Schedule schedule, Sha256 item) {
        Schedule.Play play = schedule.items().get(item);
        if (play == null) {
            throw new IllegalArgumentException("no length of play for item " + item);
        }
        return play;
    }

    private static int richest(int[] credit, List<Contender> contenders) {
        int best = 0;
        for (int i = 0; i < credit.length; i++) {
            credit[i] += contenders.get(i).slot().weight();
            if (credit[i] > credit[best]) {
                best = i;
            }
        }
        return best;
    }

    private static boolean allZero(int[] values) {
        return Arrays.stream(values).allMatch(v -> v == 0);
    }

    private static final class Plan {
        private int[] starts = new int[64];
        private int[] slots = new int[64];
        private int[] items = new int[64];
        private int count;
        private long offset;

        void add(int slot, int item, long millis) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                slots = Arrays.copyOf(slots, count * 2);
                items = Arrays.copyOf(items, count * 2);
            }
            starts[count] = Math.toIntExact(offset);
            slots[count] = slot;
            items[count] = item;
            count++;
            offset += millis;
        }
    }
}
