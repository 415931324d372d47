package shiliu.controller.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import shiliu.controller.audit.AuditChain;
import shiliu.controller.audit.AuditEntry;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.audit.AuditRow;
import shiliu.player.bundle.AuditMark;
import shiliu.player.playlist.Sha256;

/** The log of who did what; see {@link Tables#note} for how it grows. */
public final class AuditTable {
    private final Handle handle;

    AuditTable(Handle handle) {
        this.handle = handle;
    }

    void add(Instant at, AuditNote note) {
        AuditMark head = head();
        AuditEntry entry = new AuditEntry(
                head.entries() + 1, at, note.actor(), note.action(), note.subject(), note.community(), note.detail());
        AuditRow row = AuditRow.after(head.head(), entry);
        handle.createUpdate("""
                        INSERT INTO audit (number, at, actor, action, community, body, hash)
                        VALUES (:number, :at, :actor, :action, :community, :body, :hash)
                        """)
                .bind("number", entry.number())
                .bind("at", at.toEpochMilli())
                .bind("actor", entry.actor())
                .bind("action", entry.action().word())
                .bind("community", entry.community())
                .bind("body", row.body())
                .bind("hash", row.hash().hex())
                .execute();
    }

    /** How far it goes. */
    public AuditMark head() {
        return handle.createQuery("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
                .map((row, context) -> mark(row))
                .findOne()
                .orElseGet(this::base);
    }

    /** The last entry that was cleared away. */
    public AuditMark base() {
        return handle.createQuery("SELECT number, hash FROM audit_base")
                .map((row, context) -> mark(row))
                .one();
    }

    /** In order, at most so many, from the entry after {@code number}. */
    public List<AuditRow> after(long number, int most) {
        return handle.createQuery("SELECT body, hash FROM audit WHERE number > :number ORDER BY number LIMIT :most")
                .bind("number", number)
                .bind("most", most)
                .map((row, context) -> new AuditRow(row.getString(1), new Sha256(row.getString(2))))
                .list();
    }

    /** The last entry before that time. */
    public AuditMark before(Instant at) {
        return handle.createQuery("""
                        SELECT number, hash FROM audit
                        WHERE number < coalesce((SELECT min(number) FROM audit WHERE at >= :at), 0)
                        ORDER BY number DESC LIMIT 1
                        """)
                .bind("at", at.toEpochMilli())
                .map((row, context) -> mark(row))
                .findOne()
                .orElseGet(this::base);
    }

    /** Clears away everything up to that entry, and says so at the end of the log. */
    void cut(AuditMark through, Instant now) {
        handle.createUpdate("UPDATE audit_base SET number = :number, hash = :hash")
                .bind("number", through.entries())
                .bind("hash", through.head().hex())
                .execute();
        handle.createUpdate("DELETE FROM audit WHERE number <= :number")
                .bind("number", through.entries())
                .execute();
        add(now, AuditChain.cutNote(through));
    }

    private static AuditMark mark(ResultSet row) throws SQLException {
        return new AuditMark(row.getLong("number"), new Sha256(row.getString("hash")));
    }
}
