package shiliu.player.schedule;

import java.util.Arrays;

/** Stretches of a day, in milliseconds since its start; they may reach beyond it. Made to be used again. */
final class Spans {
    private long[] spans = new long[8];
    private int count;

    void clear() {
        count = 0;
    }

    /** From {@code from}, included, until {@code until}, not included; an empty one is nothing. */
    void add(int from, int until) {
        if (from >= until) {
            return;
        }
        if (count == spans.length) {
            spans = Arrays.copyOf(spans, count * 2);
        }
        spans[count++] = (long) from << 32 | (until & 0xffffffffL);
    }

    int count() {
        return count;
    }

    int from(int index) {
        return (int) (spans[index] >> 32);
    }

    int until(int index) {
        return (int) spans[index];
    }

    boolean holds(int at) {
        for (int i = 0; i < count; i++) {
            if (from(i) <= at && at < until(i)) {
                return true;
            }
        }
        return false;
    }

    /** Puts those in order that touch or overlap, as one, and cuts off what is outside a day of {@code length}. */
    void tidy(int length) {
        int all = count;
        if (all > 1) {
            Arrays.sort(spans, 0, all);
        }
        count = 0;
        for (int i = 0; i < all; i++) {
            int from = Math.max((int) (spans[i] >> 32), 0);
            int until = Math.min((int) spans[i], length);
            if (from >= until) {
                continue;
            }
            boolean touches = count > 0 && from <= until(count - 1);
            int at = touches ? count - 1 : count++;
            int first = touches ? from(at) : from;
            int last = touches ? Math.max(until(at), until) : until;
            spans[at] = (long) first << 32 | last;
        }
    }

    /** What of these is not in {@code other}; both tidy. */
    Spans without(Spans other) {
        Spans left = new Spans();
        for (int i = 0; i < count; i++) {
            int from = from(i);
            for (int j = 0; j < other.count && from < until(i); j++) {
                if (other.until(j) > from && other.from(j) < until(i)) {
                    left.add(from, Math.min(other.from(j), until(i)));
                    from = Math.max(from, other.until(j));
                }
            }
            left.add(from, until(i));
        }
        return left;
    }
}
