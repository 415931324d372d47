package shiliu.player.play;

import java.time.Duration;

/** Ending threads. */
final class Threads {
    private Threads() {}

    /** Waits until {@code thread} has ended, at most {@code time}; an interrupt is passed on to the caller. */
    static void join(Thread thread, Duration time) {
        try {
            thread.join(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
