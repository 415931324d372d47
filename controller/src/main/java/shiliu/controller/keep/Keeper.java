package shiliu.controller.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.archive.AuditDesk;
import shiliu.controller.publish.Snapshots;
import shiliu.controller.store.Requests;
import shiliu.controller.store.Store;
import shiliu.controller.uploads.Uploads;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.Manifest;
import shiliu.player.playlist.Sha256;

/**
 * Clears away once a day what has been kept long enough, on a thread of its own, in small steps with pauses: whoever writes
 * beside it waits for one step at most. A file goes within a write of the store, as do the rows that could name it.
 */
public final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration EVERY = Duration.ofDays(1);
    /** How long a request is known by its key. */
    static final Duration KEYS = Duration.ofDays(1);

    private static final long PAUSE_MILLIS = 50;
    /** Rows of one step. */
    static final int STEP = 500;
    /** Files of one step. */
    private static final int FILES = 50;
    /** Where nobody told anything for so long, the clock may be wrong; then nothing is too old. */
    static final Duration QUIET = Duration.ofDays(30);

    private final Store store;
    private final Snapshots snapshots;
    private final AuditDesk audit;
    private final Blobs blobs;
    private final Brief brief;
    private final Path folder;
    private final Clock clock;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "keeper"));

    /** What was cleared away. */
    public record Cleared(long plays, long alarms, long files, long audit) {}

    /** What is kept for a day only: uploads that nobody finished, keys of requests. */
    public record Brief(Uploads uploads, Requests requests) {}

    /** @param folder where the blobs lie */
    public Keeper(
            Store store, Snapshots snapshots, AuditDesk audit, Blobs blobs, Path folder, Brief brief, Clock clock) {
        this.store = store;
        this.brief = brief;
        this.audit = audit;
        this.snapshots = snapshots;
        this.blobs = blobs;
        this.folder = folder;
        this.clock = clock;
    }

    /** Clears by itself from now on. */
    public void start(KeepRules rules) {
        ScheduledFuture<?> unused = worker.scheduleWithFixedDelay(
                () -> clearOrLog(rules), FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void clearOrLog(KeepRules rules) {
        try {
            Cleared cleared = clear(rules);
            LOG.info(
                    "cleared {} plays, {} alarms, {} files, {} entries of the audit log",
                    cleared.plays(),
                    cleared.alarms(),
                    cleared.files(),
                    cleared.audit());
        } catch (IOException | RuntimeException e) {
            LOG.error("could not clear away; tried again in {}", EVERY, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Clears now. */
    public Cleared clear(KeepRules rules) throws IOException, InterruptedException {
        Instant now = clock.instant();
        // Whether or not the clock can be believed: whoever misses an upload sends it again.
        int left = brief.uploads().clear();
        long keys = steps(most -> brief.requests().clear(now.minus(KEYS), most));
        LOG.info("cleared {} unfinished uploads, {} keys of requests", left, keys);
        if (!isPlausible(now)) {
            LOG.warn("nobody reported for {}; the clock may be wrong, nothing is cleared away", QUIET);
            return new Cleared(0, 0, 0, 0);
        }
        Instant played = now.minus(rules.plays());
        long plays = steps(most -> store.keep(tables -> tables.reports().removePlays(played, most)));
        plays += steps(most -> store.keep(tables -> tables.reports().removeOldest(rules.playsMost(), most)));
        Instant closed = now.minus(rules.alarms());
        long alarms = steps(most -> store.keep(tables -> tables.alarms().removeClosed(closed, most)));
        long files = files(now.minus(rules.pictures()));
        return new Cleared(plays, alarms, files, audit.clear(now.minus(rules.audit())));
    }

    /** The newest report that was ever heard says that it is not years later by mistake. */
    private boolean isPlausible(Instant now) {
        Optional<Instant> newest = store.read(tables -> tables.reports().newest());
        return newest.filter(at -> now.isBefore(at.plus(QUIET))).isPresent();
    }

    private static long steps(IntUnaryOperator step) throws InterruptedException {
        long all = 0;
        while (true) {
            int done = step.applyAsInt(STEP);
            all += done;
            if (done < STEP) {
                return all;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private long files(Instant before) throws IOException, InterruptedException {
        Set<Sha256> named = new HashSet<>(store.read(tables -> tables.blobs().named()));
        named.addAll(published());
        List<Sha256> old = new ArrayList<>();
        for (Sha256 blob : blobs.list()) {
            if (!named.contains(blob) && writtenBefore(blob, before)) {
                old.add(blob);
            }
        }
        long removed = 0;
        for (int from = 0; from < old.size(); from += FILES) {
            List<Sha256> some = old.subList(from, Math.min(old.size(), from + FILES));
            removed += store.<Integer, IOException>keep(tables -> {
                Set<Sha256> meanwhile = published();
                int gone = 0;
                for (Sha256 blob : some) {
                    // Asked again, within the write: an upload may have named it since.
                    if (!meanwhile.contains(blob) && tables.blobs().removeUnnamed(blob)) {
                        blobs.remove(blob);
                        gone++;
                    }
                }
                return gone;
            });
            Thread.sleep(PAUSE_MILLIS);
        }
        return removed;
    }

    /** What the manifests in force name. */
    private Set<Sha256> published() {
        Set<Sha256> named = new HashSet<>();
        snapshots.all().forEach(snapshot -> {
            for (Manifest.Entry entry : snapshot.manifest().items()) {
                named.add(entry.item().sha256());
                entry.approvals().stream().map(BlobRef::sha256).forEach(named::add);
                entry.media().stream().map(BlobRef::sha256).forEach(named::add);
            }
        });
        return named;
    }

    private boolean writtenBefore(Sha256 blob, Instant before) throws IOException {
        Path file = folder.resolve(Blobs.path(blob));
        return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(before);
    }

    /** Ends after the step that is under way. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("a step of clearing away did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
