package shiliu.player.schedule;

import java.util.Arrays;
import java.util.List;

/** What is known of the slots while one day is planned, by rank. */
final class DayWork {
    private final List<Claim> claims;
    private final int[][] items;
    private final int[] due;
    private final int[] next;
    private final int[] segment;
    private final long[] free;
    private final int[] extra;

    DayWork(List<Claim> claims) {
        this.claims = claims;
        this.items = new int[claims.size()][];
        this.due = new int[claims.size()];
        this.next = new int[claims.size()];
        this.segment = new int[claims.size()];
        this.free = new long[claims.size()];
        this.extra = new int[claims.size()];
        Arrays.fill(segment, -1);
    }

    Claim claim(int rank) {
        return claims.get(rank);
    }

    void items(int rank, int[] valid) {
        items[rank] = valid;
    }

    int[] items(int rank) {
        return items[rank];
    }

    /** Milliseconds of one play of its items, on average. */
    long mean(int rank) {
        return claim(rank).cycle(items[rank]) / items[rank].length;
    }

    /** Whether its cap lets it play at {@code time}. */
    boolean due(int rank, int time) {
        return due[rank] <= time;
    }

    int due(int rank) {
        return due[rank];
    }

    /**
     * Its next item. Each segment starts with the first; only where each item must be on air for some minutes a day the
     * slot goes on where it was.
     */
    int play(int rank, int inSegment, int time) {
        boolean begins = segment[rank] != inSegment && !claim(rank).wantsMinutes();
        segment[rank] = inSegment;
        next[rank] = begins ? 0 : next[rank];
        int item = items[rank][next[rank]];
        next[rank] = (next[rank] + 1) % items[rank].length;
        due[rank] = time + claim(rank).gap();
        return item;
    }

    /** It was eligible until midnight and may just have played: it rests as after a play. */
    void rest(int rank) {
        due[rank] = claim(rank).gap();
    }

    /** How much of the day is left to it by what is stronger. */
    long free(int rank) {
        return free[rank];
    }

    /** How many rounds of its items it is given beyond what its minutes need. */
    int extra(int rank) {
        return extra[rank];
    }

    void addExtra(int rank, int rounds) {
        extra[rank] += rounds;
    }

    /** Forgets what was played; what was learned about the slots stays. */
    void restart() {
        Arrays.fill(due, 0);
        Arrays.fill(next, 0);
        Arrays.fill(segment, -1);
        Arrays.fill(free, 0);
    }

    void addFree(int rank, long millis) {
        free[rank] += millis;
    }
}
