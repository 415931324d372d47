package shiliu.protocols.line;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** What a card refused, did not answer, or has no word for, so that it is not asked for it again too soon. */
final class Reluctance {
    private final LongSupplier nanos;
    private final Set<Object> impossible = new HashSet<>();
    private final Map<Object, Held> held = new HashMap<>();

    private record Held(boolean refused, int misses, long until) {}

    Reluctance(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How it stands with what is not done. */
    Heed heed(Object what) {
        boolean refused = held.containsKey(what) && held.get(what).refused();
        return impossible.contains(what) ? Heed.IMPOSSIBLE : refused ? Heed.REFUSED : Heed.PENDING;
    }

    /** Whether it may be asked for now. */
    boolean allows(Object what) {
        Held hold = held.get(what);
        return !impossible.contains(what) && (hold == null || nanos.getAsLong() - hold.until() >= 0);
    }

    void impossible(Object what) {
        impossible.add(what);
    }

    void refused(Object what) {
        hold(what, true, 0, ErrandRun.AFTER_REFUSAL);
    }

    /** No answer, or too busy: time and again that is a no. */
    void missed(Object what) {
        int misses = (held.containsKey(what) ? held.get(what).misses() : 0) + 1;
        hold(what, misses >= ErrandRun.MOST_MISSES, misses, ErrandRun.rest(misses));
    }

    private void hold(Object what, boolean refused, int misses, Duration wait) {
        held.put(what, new Held(refused, misses, nanos.getAsLong() + wait.toNanos()));
    }

    void done(Object what) {
        held.remove(what);
    }

    void clear() {
        impossible.clear();
        held.clear();
    }
}
