package shiliu.player.play;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that takes turn after turn, with a rest between two, until it is closed. */
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Alarm alarm = new Alarm();
    private final Thread thread;
    private volatile boolean open = true;

    /** One turn; gives the rest until the next. */
    @FunctionalInterface
    interface Turn {
        Duration take() throws InterruptedException;
    }

    Loop(String name, Turn turn) {
        this.thread = new Thread(() -> run(turn), name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the rest. */
    void hurry() {
        alarm.ring();
    }

    @Override
    public void close() {
        open = false;
        alarm.ring();
        thread.interrupt();
        Threads.join(thread, Duration.ofSeconds(2));
    }

    private void run(Turn turn) {
        while (open) {
            try {
                alarm.await(rest(turn));
            } catch (InterruptedException e) {
                // Somebody closes this loop; open says so.
            }
        }
    }

    /** A turn that fails in a way nobody thought of is not the last one. */
    private static Duration rest(Turn turn) throws InterruptedException {
        try {
            return turn.take();
        } catch (RuntimeException e) {
            LOG.error("{} goes on after", Thread.currentThread().getName(), e);
            return AFTER_FAILURE;
        }
    }
}
