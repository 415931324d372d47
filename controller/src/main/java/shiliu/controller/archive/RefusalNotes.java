package shiliu.controller.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditEntry;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.store.Store;

/**
 * Puts refused requests into the audit log, on a thread of its own. The first of its kind in a minute is noted at once, the
 * others of that minute as one entry with their number, so that nobody fills the disk by being refused. Thread-safe.
 */
public final class RefusalNotes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalNotes.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Kinds of one actor within a minute. */
    private static final int MOST_KINDS = 20;

    private static final String OTHERS = "others";
    private static final int LONGEST = 200;

    private final Store store;
    private final Clock clock;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "refusals"));
    /** How many more came since the first. Guarded by this. */
    private final Map<Refusal, Integer> more = new HashMap<>();

    /**
     * What is the same refusal again.
     *
     * @param actor who was refused; of strangers all are one
     * @param path of the request; of strangers none
     */
    private record Refusal(String actor, String path, String code, String community) {
        AuditNote note() {
            return AuditNote.of(actor, AuditAction.REFUSE, path, community).with("why", code);
        }
    }

    public RefusalNotes(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        ScheduledFuture<?> unused =
                worker.scheduleWithFixedDelay(this::turn, WINDOW.toMillis(), WINDOW.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of somebody whom the controller knows; {@code request} is the method and path. Returns at once. */
    public void note(String actor, String community, String request, String code) {
        add(new Refusal(actor, shortened(request), code, community), Map.of());
    }

    /** Of anybody else. */
    public void stranger(String address, String request, String code) {
        add(
                new Refusal(AuditEntry.STRANGER, "", code, AuditEntry.EVERYWHERE),
                Map.of("from", shortened(address), "request", shortened(request)));
    }

    private void add(Refusal refusal, Map<String, String> first) {
        Refusal kind;
        synchronized (this) {
            kind = kind(refusal);
            if (more.computeIfPresent(kind, (same, count) -> count + 1) != null) {
                return;
            }
            more.put(kind, 0);
        }
        AuditNote note = kind.note();
        for (Map.Entry<String, String> detail : first.entrySet()) {
            note = note.with(detail.getKey(), detail.getValue());
        }
        AuditNote whole = note;
        Instant at = clock.instant();
        try {
            worker.execute(() -> keep(at, List.of(whole)));
        } catch (RejectedExecutionException e) {
            LOG.debug("closing; a refusal is not noted");
        }
    }

    /** Itself, or one of so many others of this actor within the minute. */
    private Refusal kind(Refusal refusal) {
        long kinds = more.keySet().stream()
                .filter(other -> other.actor().equals(refusal.actor()))
                .count();
        return kinds < MOST_KINDS || more.containsKey(refusal)
                ? refusal
                : new Refusal(refusal.actor(), "", OTHERS, refusal.community());
    }

    /** Ends the minute. */
    private void turn() {
        List<AuditNote> notes = new ArrayList<>();
        synchronized (this) {
            more.forEach((refusal, count) -> {
                if (count > 0) {
                    notes.add(refusal.note().with("more", count));
                }
            });
            more.clear();
        }
        keep(clock.instant(), notes);
    }

    private void keep(Instant at, List<AuditNote> notes) {
        if (notes.isEmpty()) {
            return;
        }
        try {
            store.write(tables -> {
                notes.forEach(note -> tables.note(at, note));
                return notes.size();
            });
        } catch (RuntimeException e) { // one that got away would end the timer for good
            LOG.error("refusals could not be noted: {}", notes, e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Notes what is still to be noted. */
    @Override
    public void close() {
        if (!worker.isShutdown()) {
            worker.execute(this::turn);
            worker.shutdown();
        }
        try {
            if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("the last refusals were not noted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
