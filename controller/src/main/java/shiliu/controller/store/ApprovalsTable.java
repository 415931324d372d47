package shiliu.controller.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import shiliu.controller.store.RevisionsTable.Revision;
import shiliu.player.bundle.BlobRef;
import shiliu.player.playlist.Sha256;

/** Approvals that were taken, each an envelope in a blob. */
public final class ApprovalsTable {
    private final Handle handle;

    ApprovalsTable(Handle handle) {
        this.handle = handle;
    }

    /** One person's approval of one item. */
    public record ApprovalRow(Sha256 item, String person, BlobRef blob) {}

    /** The same as it is kept: which stage of the review it was, and when it came. */
    public record Taken(ApprovalRow approval, int stage, Instant at) {}

    /** A second approval of the same person for the same item takes the place of the first. */
    public void put(Revision revision, ApprovalRow approval, int stage, Instant taken) {
        handle.createUpdate("""
                        INSERT INTO approval (playlist, revision, item, person, blob, stage, taken)
                        VALUES (:playlist, :revision, :item, :person, :blob, :stage, :taken)
                        ON CONFLICT (playlist, revision, item, person)
                            DO UPDATE SET blob = excluded.blob, stage = excluded.stage, taken = excluded.taken
                        """)
                .bind("playlist", revision.playlist())
                .bind("revision", revision.revision())
                .bind("item", approval.item().hex())
                .bind("person", approval.person())
                .bind("blob", approval.blob().sha256().hex())
                .bind("stage", stage)
                .bind("taken", taken.toEpochMilli())
                .execute();
    }

    /** By item and person. */
    public List<ApprovalRow> of(Revision revision) {
        return taken(revision).stream().map(Taken::approval).toList();
    }

    /** The same with their stages. */
    public List<Taken> taken(Revision revision) {
        return handle.createQuery("""
                        SELECT a.item, a.person, b.hash, b.length, a.stage, a.taken FROM approval AS a JOIN blob AS b ON b.hash = a.blob
                        WHERE a.playlist = :playlist AND a.revision = :revision ORDER BY a.item, a.person
                        """)
                .bind("playlist", revision.playlist())
                .bind("revision", revision.revision())
                .map((row, context) -> taken(row))
                .list();
    }

    /** The same of all revisions, by what people call the review of each. */
    public Map<String, List<Taken>> takenById() {
        Map<String, List<Taken>> taken = new HashMap<>();
        handle.createQuery("""
                        SELECT a.item, a.person, b.hash, b.length, a.stage, a.taken, a.playlist, a.revision
                        FROM approval AS a JOIN blob AS b ON b.hash = a.blob ORDER BY a.item, a.person
                        """)
                .map((row, context) -> taken.computeIfAbsent(
                                row.getString(7) + "." + row.getInt(8), id -> new ArrayList<>())
                        .add(taken(row)))
                .list();
        return taken;
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                new ApprovalRow(
                        new Sha256(row.getString(1)),
                        row.getString(2),
                        new BlobRef(new Sha256(row.getString(3)), row.getLong(4))),
                row.getInt(5),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
