package shiliu.controller.store;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import shiliu.controller.store.RequestsTable.Done;
import shiliu.controller.store.RequestsTable.Given;

/** Requests that are done once however often they come. Safe for any thread; waits for the disk. */
public final class Requests {
    private final Store store;

    public Requests(Store store) {
        this.store = store;
    }

    public Optional<Done> find(RequestKey key) {
        return store.read(tables -> tables.requests().find(key));
    }

    /** See {@link Store#once}. */
    public <T> T once(RequestKey key, Callable<T> request) throws Exception {
        return store.once(key, request);
    }

    /** Keeps what was answered, durably. */
    public void answered(RequestKey key, Given given) {
        store.keep(tables -> {
            tables.requests().answer(key, given);
            return key;
        });
    }

    /** Forgets at most so many that were done before that time; how many. */
    public int clear(Instant before, int most) {
        return store.keep(tables -> tables.requests().removeBefore(before, most));
    }
}
