package shiliu.controller.http;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many bytes of long bodies may be in memory at once. Who finds no room waits in line without being read from, so
 * that many uploads at once cannot fill the memory. Thread-safe.
 */
final class BodyBudget {
    private static final int MOST_WAITING = 256;

    private final long most;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long taken;

    BodyBudget(long most) {
        this.most = most;
    }

    private record Waiting(long bytes, Runnable go) {}

    /** Calls {@code go}, now or later, once there is room; false where too many wait already. */
    boolean enter(long bytes, Runnable go) {
        synchronized (this) {
            if (taken + bytes > most || !waiting.isEmpty()) {
                if (waiting.size() >= MOST_WAITING) {
                    return false;
                }
                waiting.add(new Waiting(bytes, go));
                return true;
            }
            taken += bytes;
        }
        go.run();
        return true;
    }

    void leave(long bytes) {
        synchronized (this) {
            taken -= bytes;
        }
        for (Waiting next = next(); next != null; next = next()) {
            next.go().run();
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Waiting next() {
        Waiting first = waiting.peek();
        if (first == null || taken + first.bytes() > most) {
            return null;
        }
        taken += first.bytes();
        return waiting.poll();
    }
}
