package shiliu.player.schedule;

import java.util.Arrays;

/**
 * The stretches of a day that stronger slots leave to weaker ones, in their order. Stretches of the same {@code part}
 * belong together: between them stronger slots only had their limited turns.
 */
final class Free {
    private int[] from = new int[8];
    private int[] until = new int[8];
    private int[] part = new int[8];
    private int count;

    void add(int fromTime, int untilTime, int ofPart) {
        if (fromTime >= untilTime) {
            return;
        }
        if (count > 0 && until[count - 1] == fromTime && part[count - 1] == ofPart) {
            until[count - 1] = untilTime;
            return;
        }
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            until = Arrays.copyOf(until, count * 2);
            part = Arrays.copyOf(part, count * 2);
        }
        from[count] = fromTime;
        until[count] = untilTime;
        part[count++] = ofPart;
    }

    int count() {
        return count;
    }

    int from(int index) {
        return from[index];
    }

    int until(int index) {
        return until[index];
    }

    int part(int index) {
        return part[index];
    }

    /** How much of the stretches from {@code index} on that belong together is before {@code end}. */
    long together(int index, int begin, int end) {
        long sum = 0;
        for (int i = index; i < count && part[i] == part[index] && from[i] < end; i++) {
            sum += Math.min(until[i], end) - Math.max(from[i], begin);
        }
        return sum;
    }
}
