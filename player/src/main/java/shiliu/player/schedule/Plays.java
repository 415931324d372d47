package shiliu.player.schedule;

import java.util.Arrays;

/** What a day shows, in its order and without gaps; one number each: when it begins, which claim, which of its items. */
final class Plays {
    /** Instead of a claim: no slot may play. */
    static final int NOTHING = (1 << 20) - 1;
    /** Instead of a claim: the screen is dark. */
    static final int OFF = (1 << 20) - 2;
    /** The most items of a slot. */
    static final int ITEMS = 1 << 16;

    /** A day is shorter than that many milliseconds, also where clocks jump. */
    static final int LONGEST_DAY = 1 << 27;

    private static final int RANK_SHIFT = 16;
    private static final int TIME_SHIFT = 36;

    private long[] plays = new long[256];
    private int count;
    private int[] cuts = new int[16];
    private int cutCount;

    void add(int at, int rank, int item) {
        if (count == plays.length) {
            plays = Arrays.copyOf(plays, count * 2);
        }
        plays[count++] = (long) at << TIME_SHIFT | (long) rank << RANK_SHIFT | item;
    }

    /** Here a segment begins. */
    void cut(int at) {
        if (cutCount == cuts.length) {
            cuts = Arrays.copyOf(cuts, cutCount * 2);
        }
        cuts[cutCount++] = at;
    }

    /** After the last was added. */
    void sort() {
        plays = Arrays.copyOf(plays, count);
        Arrays.sort(plays);
        cuts = Arrays.stream(cuts, 0, cutCount).sorted().distinct().toArray();
    }

    /** When segments begin, in their order. */
    int[] cuts() {
        return cuts.clone();
    }

    int count() {
        return count;
    }

    int at(int index) {
        return (int) (plays[index] >> TIME_SHIFT);
    }

    int rank(int index) {
        return (int) (plays[index] >> RANK_SHIFT) & NOTHING;
    }

    int item(int index) {
        return (int) plays[index] & (ITEMS - 1);
    }

    /** How long an item of a claim shows on a day of {@code length}. */
    long millis(int rank, int item, int length) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            if (rank(i) == rank && item(i) == item) {
                sum += (i + 1 < count ? at(i + 1) : length) - at(i);
            }
        }
        return sum;
    }

    /** The one that shows at {@code time}. */
    int find(int time) {
        int found = Arrays.binarySearch(plays, 0, count, ((long) time + 1) << TIME_SHIFT);
        return (found >= 0 ? found : -found - 1) - 1;
    }
}
