package shiliu.player.schedule;

import java.util.Arrays;
import java.util.List;

/** When slots begin and end to be eligible on one day: strongest level first, then by time. */
final class Events {
    private static final int RANK_SHIFT = 2;
    private static final int TIME_SHIFT = 22;
    private static final int LEVEL_SHIFT = 50;
    /** The most that a level may be. */
    static final int LEVELS = 1023;

    private static final int RANKS = (1 << 20) - 1;
    private static final int TIMES = (1 << 28) - 1;
    private static final int ENDLESS = 2;

    private final int length;
    private long[] events = new long[64];
    private int count;

    /** @param length milliseconds of the day */
    private Events(int length) {
        this.length = length;
    }

    /** Those of the slots that have something to show. */
    static Events of(List<Claim> claims, DayClock clock, DayWork work) {
        Events events = new Events(clock.length());
        Spans spans = new Spans();
        for (Claim claim : claims) {
            spans.clear();
            claim.days().spans(clock, spans);
            spans.tidy(clock.length());
            if (spans.count() > 0) {
                int[] items = claim.items(clock.day());
                work.items(claim.rank(), items);
                events.add(items.length > 0 ? spans : new Spans(), claim);
            }
        }
        Arrays.sort(events.events, 0, events.count);
        return events;
    }

    private void add(Spans spans, Claim claim) {
        for (int i = 0; i < spans.count(); i++) {
            boolean ends = spans.until(i) < length;
            add(spans.from(i), claim, ends ? 1 : 1 | ENDLESS);
            if (ends) {
                add(spans.until(i), claim, 0);
            }
        }
    }

    private void add(int at, Claim claim, int what) {
        if (count == events.length) {
            events = Arrays.copyOf(events, count * 2);
        }
        events[count++] = (long) (LEVELS - Claim.level(claim.slot())) << LEVEL_SHIFT
                | (long) at << TIME_SHIFT
                | (long) claim.rank() << RANK_SHIFT
                | what;
    }

    /** The slots on this day whose items must be on air for some minutes. */
    List<Integer> wanting(List<Claim> claims) {
        return Arrays.stream(events, 0, count)
                .mapToInt(event -> (int) (event >> RANK_SHIFT) & RANKS)
                .distinct()
                .filter(rank -> claims.get(rank).wantsMinutes())
                .boxed()
                .toList();
    }

    int length() {
        return length;
    }

    int count() {
        return count;
    }

    /** Where the level ends that the event at {@code first} belongs to. */
    int endOfLevel(int first) {
        int last = first;
        while (last < count && events[last] >> LEVEL_SHIFT == events[first] >> LEVEL_SHIFT) {
            last++;
        }
        return last;
    }

    int at(int index) {
        return (int) (events[index] >> TIME_SHIFT) & TIMES;
    }

    int rank(int index) {
        return (int) (events[index] >> RANK_SHIFT) & RANKS;
    }

    /** Whether the slot begins to be eligible; else it ends. */
    boolean begins(int index) {
        return (events[index] & 1) != 0;
    }

    /** Whether what begins here lasts as long as the day. */
    boolean endless(int index) {
        return (events[index] & ENDLESS) != 0;
    }
}
