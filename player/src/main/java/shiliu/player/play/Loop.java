package shiliu.player.play;

import java.time.Duration;

/** A thread that takes turn after turn, with a rest between two, until it is closed. */
final class Loop implements AutoCloseable {
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
                alarm.await(turn.take());
            } catch (InterruptedException e) {
                // Somebody closes this loop; open says so.
            }
        }
    }
}
