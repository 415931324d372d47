package shiliu.controller.cli;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.http.ControllerServer;
import shiliu.controller.office.Office;

/**
 * Whether a controller lives: its database answers and its event loops turn, in time. A database that answers with an error
 * lives too: to start anew would mend nothing, and darken the screens whose players are in this process.
 */
final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Runnable database;
    private final Loops loops;
    private final Duration patience;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "pulse");
        thread.setDaemon(true);
        return thread;
    });

    /** Event loops. */
    interface Loops {
        boolean turn(Duration within) throws InterruptedException;
    }

    Pulse(Runnable database, Loops loops, Duration patience) {
        this.database = database;
        this.loops = loops;
        this.patience = patience;
    }

    static Pulse of(Office office, ControllerServer server) {
        return new Pulse(office::probe, server::turns, PATIENCE);
    }

    /** Waits for the answers, but never long. */
    boolean beats() {
        try {
            return answers() && loops.turn(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean answers() throws InterruptedException {
        Future<?> answer = worker.submit(database);
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.error("the database answered with an error", e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(false);
            LOG.error("the database did not answer within {}", patience);
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
