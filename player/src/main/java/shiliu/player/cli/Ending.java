package shiliu.player.cli;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The clean end of a command on Ctrl-C: the process waits until its thread is done. Closed by that thread.
 */
final class Ending implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private Ending(Duration atMost, OptionalInt code) {
        Thread runner = Thread.currentThread();
        this.hook = new Thread(() -> end(runner, atMost, code), "diag-end");
    }

    /**
     * The thread is interrupted.
     *
     * @param atMost how long the process waits
     */
    static Ending within(Duration atMost) {
        return begun(new Ending(atMost, OptionalInt.empty()));
    }

    /** Where Ctrl-C is the usual end, and no trouble: the thread looks whether it was asked. */
    static Ending usual(Duration atMost) {
        return begun(new Ending(atMost, OptionalInt.of(ExitCode.DONE.number())));
    }

    private static Ending begun(Ending ending) {
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    private void end(Thread runner, Duration atMost, OptionalInt code) {
        asked.countDown();
        if (code.isEmpty()) {
            runner.interrupt();
        }
        try {
            boolean clean = done.await(atMost.toSeconds(), TimeUnit.SECONDS);
            if (clean && code.isPresent()) {
                // The signal's own exit code would say that something went wrong.
                Runtime.getRuntime().halt(code.getAsInt());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process ends. */
    boolean asked() {
        return asked.getCount() == 0;
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running: that is how we came here.
        }
    }
}
