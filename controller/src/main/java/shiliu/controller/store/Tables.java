package shiliu.controller.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import shiliu.controller.audit.AuditNote;
import shiliu.player.bundle.AuditMark;

/** The table families of one transaction; dead when it ends. */
public final class Tables {
    private final Handle handle;
    private Optional<RequestKey> asked = Optional.empty();
    private boolean noted;

    Tables(Handle handle) {
        this.handle = handle;
    }

    /** What is noted from here on was asked for by that request; one that was done already does nothing. */
    void askedBy(RequestKey key) {
        if (!key.noted() && requests().find(key).isPresent()) {
            throw new AskedBeforeException();
        }
        asked = Optional.of(key);
    }

    /** Puts into the audit log what this transaction does; both are kept or neither. */
    public void note(Instant at, AuditNote note) {
        noted = true;
        audit().add(at, note);
        asked.ifPresent(key -> {
            key.noting();
            requests().note(key, note.subject(), at);
        });
    }

    /** Clears the audit log away up to that entry. */
    public void cutAudit(AuditMark through, Instant now) {
        noted = true;
        audit().cut(through, now);
    }

    /**
     * Makes a restored database go on where nobody has been: versions and numbers that were given after the backup are not
     * given again, every manifest is signed anew, no one-time code is good.
     *
     * @param by more than are ever given within a second or two
     */
    public void leap(long by, Instant backup, Instant now) {
        // By the time that passed as well: the same backup may be put back twice.
        long further = by + Math.max(0, now.getEpochSecond() - backup.getEpochSecond());
        handle.createUpdate("UPDATE manifest SET version = max(version, :now) + :by, created = 0")
                .bind("now", now.getEpochSecond())
                .bind("by", by)
                .execute();
        for (String table : List.of("given_order", "alarm")) {
            // There is no row while the table never had one.
            handle.createUpdate("""
                            INSERT INTO sqlite_sequence (name, seq) SELECT :name, 0
                            WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = :name)
                            """).bind("name", table).execute();
        }
        handle.createUpdate("UPDATE sqlite_sequence SET seq = seq + :by")
                .bind("by", further)
                .execute();
        codes().forgetAll();
    }

    boolean noted() {
        return noted;
    }

    /** Rows changed on this connection since it was opened. */
    long changes() {
        return handle.createQuery("SELECT total_changes()").mapTo(Long.class).one();
    }

    /** To be read only. */
    public AuditTable audit() {
        return new AuditTable(handle);
    }

    public PeopleTable people() {
        return new PeopleTable(handle);
    }

    public CodesTable codes() {
        return new CodesTable(handle);
    }

    public UsedKeysTable usedKeys() {
        return new UsedKeysTable(handle);
    }

    public RequestsTable requests() {
        return new RequestsTable(handle);
    }

    public RootsTable roots() {
        return new RootsTable(handle);
    }

    public PlayersTable players() {
        return new PlayersTable(handle);
    }

    public BlobsTable blobs() {
        return new BlobsTable(handle);
    }

    public RevisionsTable revisions() {
        return new RevisionsTable(handle);
    }

    public ApprovalsTable approvals() {
        return new ApprovalsTable(handle);
    }

    public SlotsTable slots() {
        return new SlotsTable(handle);
    }

    public ManifestsTable manifests() {
        return new ManifestsTable(handle);
    }

    public OrdersTable orders() {
        return new OrdersTable(handle);
    }

    public AlarmsTable alarms() {
        return new AlarmsTable(handle);
    }

    public ByHandTable byHand() {
        return new ByHandTable(handle);
    }

    public ReportsTable reports() {
        return new ReportsTable(handle);
    }
}
