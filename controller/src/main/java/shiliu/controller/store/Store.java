package shiliu.controller.store;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one SQLite file. Every change goes through one thread as one transaction and is durable when {@link #write}
 * returns; readers have connections of their own and see one commit each. Safe for any thread but event loops.
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final String WRITER = "store-writer";
    private static final int CLOSING_SECONDS = 30;

    private final Jdbi jdbi;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> new Thread(task, WRITER));
    private final Handle writing;
    /** Of this store, not of all: a static one would be shared by two that are open. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable RequestKey> asked = new ThreadLocal<>();

    private final ConcurrentLinkedQueue<Handle> idleReaders = new ConcurrentLinkedQueue<>();

    private Store(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.writing = jdbi.open();
    }

    /** Opens or makes the file and brings its tables up to date; a {@link StoreException} where that cannot be. */
    public static Store open(Path file) {
        Connections connections = new Connections(file);
        try {
            flyway(connections).migrate();
            return new Store(Jdbi.create(connections::open));
        } catch (FlywayException | JdbiException e) {
            throw new StoreException("cannot open " + file, e);
        }
    }

    /** Opens a file that another process may have open, and changes nothing of its form: an older or newer one is refused. */
    public static Store openAsIs(Path file) {
        Connections connections = new Connections(file);
        try {
            MigrationInfoService info = flyway(connections).info();
            if (info.pending().length > 0
                    || Arrays.stream(info.all()).anyMatch(m -> m.getState().isFailed() || isFuture(m))) {
                throw new StoreException(file + " is of another version of the program");
            }
            return new Store(Jdbi.create(connections::open));
        } catch (FlywayException | JdbiException e) {
            throw new StoreException("cannot open " + file, e);
        }
    }

    private static boolean isFuture(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS;
    }

    private static Flyway flyway(Connections connections) {
        return Flyway.configure()
                .dataSource(connections.source())
                .locations("classpath:shiliu/controller/store")
                .loggers("slf4j")
                .load();
    }

    /** Writes one consistent state into a new file while others read and write. */
    public void copyTo(Path file) {
        try (Handle handle = jdbi.open()) {
            handle.execute("VACUUM INTO ?", file.toAbsolutePath().toString());
        } catch (JdbiException e) {
            throw new StoreException("cannot copy into " + file, e);
        }
    }

    /** What SQLite finds wrong with the file; nothing where it is whole. */
    public List<String> damage() {
        try (Handle handle = jdbi.open()) {
            return handle.createQuery("PRAGMA integrity_check").mapTo(String.class).list().stream()
                    .filter(line -> !line.equals("ok"))
                    .toList();
        } catch (JdbiException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Does the work on the writer thread and returns after its commit. What it throws takes everything back. Work that
     * changes something must {@link Tables#note} it: else it is not kept.
     */
    public <T, X extends Exception> T write(Work<T, X> work) throws X {
        Optional<RequestKey> key = Optional.ofNullable(asked.get());
        T kept = keep(tables -> {
            key.ifPresent(tables::askedBy);
            long before = tables.changes();
            T answer = work.in(tables);
            if (tables.changes() != before && !tables.noted()) {
                throw new IllegalStateException("a change that is not in the audit log");
            }
            return answer;
        });
        key.ifPresent(RequestKey::committed);
        return kept;
    }

    /**
     * Does what a request asks for: what it writes on this thread is noted with its key in the same transaction. An
     * {@link AskedBeforeException} where it was done already.
     */
    public <T> T once(RequestKey key, Callable<T> request) throws Exception {
        asked.set(key);
        try {
            return request.call();
        } finally {
            asked.remove();
        }
    }

    /** The same for what is nobody's deed: reports, proof of play, alarms that open and close. */
    public <T, X extends Exception> T keep(Work<T, X> work) throws X {
        if (Thread.currentThread().getName().equals(WRITER)) {
            throw new IllegalStateException("a write within a write would wait for itself");
        }
        try {
            return await(writer.submit(() -> inTransaction(writing, "BEGIN IMMEDIATE", work)));
        } catch (RejectedExecutionException e) {
            throw new StoreException("the store is closed", e);
        }
    }

    /** Reads one consistent state. */
    public <T, X extends Exception> T read(Work<T, X> work) throws X {
        Handle handle = reader();
        boolean usable = false;
        try {
            T answer = inTransaction(handle, "BEGIN", work);
            usable = true;
            return answer;
        } finally {
            if (usable) {
                idleReaders.add(handle);
            } else {
                handle.close();
            }
        }
    }

    private Handle reader() {
        Handle idle = idleReaders.poll();
        if (idle != null) {
            return idle;
        }
        try {
            Handle handle = jdbi.open();
            handle.execute("PRAGMA query_only=ON");
            return handle;
        } catch (JdbiException e) {
            throw new StoreException("cannot open a reader", e);
        }
    }

    /** SQLite's own words, since the driver's autocommit switch commits at moments of its choice. */
    private static <T, X extends Exception> T inTransaction(Handle handle, String begin, Work<T, X> work) throws X {
        boolean done = false;
        try {
            handle.execute(begin);
            try {
                T answer = work.in(new Tables(handle));
                handle.execute("COMMIT");
                done = true;
                return answer;
            } finally {
                if (!done) {
                    rollBack(handle);
                }
            }
        } catch (JdbiException e) {
            throw new StoreException("the database refused", e);
        }
    }

    /** After some errors, a full disk for one, SQLite has rolled back by itself and says that there is nothing to do. */
    private static void rollBack(Handle handle) {
        try {
            handle.execute("ROLLBACK");
        } catch (JdbiException e) {
            LOG.warn("nothing left to roll back: {}", e.getMessage());
        }
    }

    /** Waits to the end even if interrupted: whoever asked must learn whether it was kept. */
    private static <T, X extends Exception> T await(Future<T> future) throws X {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw Store.<X>asThrown(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The work throws X and unchecked exceptions only, so the cast is one that cannot fail where it matters. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Exception> X asThrown(ExecutionException e) {
        Throwable cause = Objects.requireNonNull(e.getCause());
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return (X) cause;
    }

    /** Ends after what is under way. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreException("a write did not end within " + CLOSING_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writing.close();
        idleReaders.forEach(Handle::close);
    }
}
