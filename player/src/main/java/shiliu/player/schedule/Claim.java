package shiliu.player.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shiliu.player.playlist.Sha256;

/** A slot, made ready for planning; its rank is its place by id. */
final class Claim {
    /** Room for the priorities of takeovers within a rule. */
    private static final int PRIORITIES = 128;

    private static final int HOUR = 3_600_000;

    private final Slot slot;
    private final int rank;
    private final SlotDays days;
    private final int[] millis;
    private final long[] from;
    private final long[] until;
    private final int[] all;

    private Claim(Slot slot, int rank, SlotDays days, Schedule schedule) {
        this.slot = slot;
        this.rank = rank;
        this.days = days;
        int count = slot.items().size();
        this.millis = new int[count];
        this.from = new long[count];
        this.until = new long[count];
        this.all = new int[count];
        for (int i = 0; i < count; i++) {
            Schedule.Play play = schedule.items().get(slot.items().get(i));
            millis[i] = play == null ? 0 : (int) play.millis();
            from[i] = play == null ? Long.MAX_VALUE : play.valid().from().toEpochDay();
            until[i] = play == null ? Long.MIN_VALUE : play.valid().until().toEpochDay();
            all[i] = i;
        }
    }

    /** Those of {@code schedule}, by id. */
    static List<Claim> of(Schedule schedule) {
        LocalDays days = new LocalDays(schedule.zone());
        Windows windows = new Windows(schedule.festivals());
        List<Slot> sorted = new ArrayList<>(schedule.slots());
        sorted.sort(Comparator.comparing(Slot::id));
        List<Claim> claims = new ArrayList<>(sorted.size());
        for (Slot slot : sorted) {
            claims.add(new Claim(slot, claims.size(), new SlotDays(slot.when(), days, windows), schedule));
        }
        return claims;
    }

    Slot slot() {
        return slot;
    }

    int rank() {
        return rank;
    }

    SlotDays days() {
        return days;
    }

    /** By the order of {@link Rule}, then by the priority of takeovers: higher silences lower; at most {@link Events#LEVELS}. */
    static int level(Slot slot) {
        Rule rule = Rule.of(slot.mode());
        int priority = rule == Rule.TAKEOVER ? slot.priority() : 0;
        return rule.weaker() * PRIORITIES + priority;
    }

    /** Which of its items may show on {@code day}, by their places in the slot. */
    int[] items(LocalDate day) {
        long epochDay = day.toEpochDay();
        int valid = 0;
        for (int i = 0; i < all.length; i++) {
            valid += from[i] <= epochDay && epochDay <= until[i] ? 1 : 0;
        }
        if (valid == all.length) {
            return all;
        }
        int[] found = new int[valid];
        for (int i = 0, next = 0; i < all.length; i++) {
            if (from[i] <= epochDay && epochDay <= until[i]) {
                found[next++] = i;
            }
        }
        return found;
    }

    /** How long one play of the item at this place takes. */
    int millis(int item) {
        return millis[item];
    }

    Sha256 item(int item) {
        return slot.items().get(item);
    }

    /** The least time between two beginnings of its plays; 0 where there is no cap. */
    int gap() {
        return slot.capPerHour().map(cap -> (HOUR + cap - 1) / cap).orElse(0);
    }

    /** How long its {@code items} together must be on air on a day; each of them as long as the shortest needs. */
    long wanted(int[] items) {
        long wanted = minutes();
        long shortest = Long.MAX_VALUE;
        for (int item : items) {
            shortest = Math.min(shortest, millis[item]);
        }
        return (wanted + shortest - 1) / shortest * cycle(items);
    }

    /** How long one play of each takes. */
    long cycle(int[] items) {
        long sum = 0;
        for (int item : items) {
            sum += millis[item];
        }
        return sum;
    }

    /** How long each of its items must be on air a day; 0 where nothing is asked. */
    long minutes() {
        return slot.minutesADay().orElse(0) * 60_000L;
    }

    /** Whether each of its items must be on air for some minutes a day. */
    boolean wantsMinutes() {
        return slot.minutesADay().isPresent();
    }

    /** Whether its turns are not by its weight alone. */
    boolean shaped() {
        return slot.capPerHour().isPresent() || wantsMinutes();
    }
}
