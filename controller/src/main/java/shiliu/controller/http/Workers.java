package shiliu.controller.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The named threads for everything that may wait or compute; event loops only ever hand work to them. */
final class Workers {
    private static final int MOST_WAITING = 4_000;
    private static final long WARN_AFTER_SECONDS = 30;

    private final WorkerExecutor quick;
    private final WorkerExecutor slow;
    private final AtomicInteger waiting = new AtomicInteger();

    Workers(Vertx vertx) {
        quick = vertx.createSharedWorkerExecutor("http-worker", 4, WARN_AFTER_SECONDS, TimeUnit.SECONDS);
        // Reading a playlist renders it: one at a time, so that players and reviewers are served meanwhile.
        slow = vertx.createSharedWorkerExecutor("http-intake", 1, WARN_AFTER_SECONDS, TimeUnit.SECONDS);
    }

    /** Signatures, database, files. */
    <T> Future<T> quick(Callable<T> work) {
        return run(quick, work);
    }

    /** A playlist's archive. */
    <T> Future<T> slow(Callable<T> work) {
        return run(slow, work);
    }

    private <T> Future<T> run(WorkerExecutor executor, Callable<T> work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(HttpRefusal.of(503, "http.busy"));
        }
        return executor.executeBlocking(work, false).onComplete(done -> waiting.decrementAndGet());
    }
}
