package shiliu.controller.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView.Closing;
import shiliu.player.bundle.BlobRef;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;

/** Revisions of playlists and their items. */
public final class RevisionsTable {
    private final Handle handle;

    RevisionsTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * One revision as uploaded, and where it stands.
     *
     * @param source blob of the playlist's JSON
     */
    public record Revision(
            String playlist,
            int revision,
            String title,
            String community,
            String author,
            Instant uploaded,
            Validity valid,
            Sha256 source,
            ReviewState state,
            Optional<Closing> closed) {
        /** What people call the review of it. */
        public String id() {
            return playlist + "." + revision;
        }
    }

    /** Adds a revision that waits, or a draft, with its items' blobs in order. */
    public void add(Revision revision, List<Sha256> items) {
        handle.createUpdate("""
                        INSERT INTO revision (playlist, revision, title, community, author, uploaded, valid_from,
                            valid_until, source, state, draft)
                        VALUES (:playlist, :revision, :title, :community, :author, :uploaded, :from, :until, :source,
                            'WAITING', :draft)
                        """)
                .bind("playlist", revision.playlist())
                .bind("revision", revision.revision())
                .bind("title", revision.title())
                .bind("community", revision.community())
                .bind("author", revision.author())
                .bind("uploaded", revision.uploaded().toEpochMilli())
                .bind("from", revision.valid().from().toString())
                .bind("until", revision.valid().until().toString())
                .bind("source", revision.source().hex())
                .bind("draft", revision.state() == ReviewState.DRAFT)
                .execute();
        for (int i = 0; i < items.size(); i++) {
            handle.createUpdate(
                            "INSERT INTO item (playlist, revision, position, blob) VALUES (:playlist, :revision, :position, :blob)")
                    .bind("playlist", revision.playlist())
                    .bind("revision", revision.revision())
                    .bind("position", i)
                    .bind("blob", items.get(i).hex())
                    .execute();
        }
    }

    /** Ends a review, or takes an approved revision off. */
    public void close(Revision revision, ReviewState state, Closing closing) {
        handle.createUpdate("""
                        UPDATE revision SET state = :state, closed_by = :by, closed_at = :at, reason = :reason,
                            approved_once = approved_once OR :state = 'APPROVED'
                        WHERE playlist = :playlist AND revision = :revision
                        """)
                .bind("state", state)
                .bind("by", closing.person())
                .bind("at", closing.at().toEpochMilli())
                .bind("reason", closing.reason())
                .bind("playlist", revision.playlist())
                .bind("revision", revision.revision())
                .execute();
    }

    /** Puts a draft to review; it waits from then on. */
    public void submit(Revision draft, Instant at) {
        handle.createUpdate("""
                        UPDATE revision SET draft = 0, uploaded = :at
                        WHERE playlist = :playlist AND revision = :revision
                        """)
                .bind("at", at.toEpochMilli())
                .bind("playlist", draft.playlist())
                .bind("revision", draft.revision())
                .execute();
    }

    /** Notes how many stages the revision was released with. */
    public void stages(Revision revision, int stages) {
        handle.createUpdate("UPDATE revision SET stages = :stages WHERE playlist = :playlist AND revision = :revision")
                .bind("stages", stages)
                .bind("playlist", revision.playlist())
                .bind("revision", revision.revision())
                .execute();
    }

    /** How many that were; one where it was before there were any. */
    public int stages(Revision revision) {
        return handle.createQuery("SELECT stages FROM revision WHERE playlist = :playlist AND revision = :revision")
                .bind("playlist", revision.playlist())
                .bind("revision", revision.revision())
                .mapTo(Integer.class)
                .one();
    }

    /** Puts an approved revision back into review, because its approvals count no more. */
    public void reopen(Revision revision) {
        handle.createUpdate("""
                        UPDATE revision SET state = 'WAITING', closed_by = NULL, closed_at = NULL, reason = NULL
                        WHERE playlist = :playlist AND revision = :revision
                        """)
                .bind("playlist", revision.playlist())
                .bind("revision", revision.revision())
                .execute();
    }

    public Optional<Revision> find(String playlist, int revision) {
        return handle.createQuery("SELECT * FROM revision WHERE playlist = :playlist AND revision = :revision")
                .bind("playlist", playlist)
                .bind("revision", revision)
                .map((row, context) -> revision(row))
                .findOne();
    }

    /** The playlist's revisions, newest first. */
    public List<Revision> of(String playlist) {
        return handle.createQuery("SELECT * FROM revision WHERE playlist = :playlist ORDER BY revision DESC")
                .bind("playlist", playlist)
                .map((row, context) -> revision(row))
                .list();
    }

    /** What waits, however long, then what was uploaded since then; newest first. No drafts. */
    public List<Revision> since(Instant since) {
        return handle.createQuery("""
                        SELECT * FROM revision
                        WHERE (state = 'WAITING' OR uploaded >= :since) AND NOT (state = 'WAITING' AND draft)
                        ORDER BY state <> 'WAITING', uploaded DESC, playlist, revision DESC
                        """)
                .bind("since", since.toEpochMilli())
                .map((row, context) -> revision(row))
                .list();
    }

    /** Newest upload first. */
    public List<Revision> all() {
        return handle.createQuery("SELECT * FROM revision ORDER BY uploaded DESC, playlist, revision DESC")
                .map((row, context) -> revision(row))
                .list();
    }

    /**
     * The newest approved revision of each playlist: what may play. One that lost its approvals hides those before it:
     * what was corrected does not come back.
     */
    public List<Revision> playing() {
        return handle.createQuery("""
                        SELECT * FROM revision AS r WHERE state = 'APPROVED' AND revision = (
                            SELECT max(revision) FROM revision WHERE playlist = r.playlist
                                AND (state = 'APPROVED' OR (state = 'WAITING' AND approved_once)))
                        ORDER BY playlist
                        """).map((row, context) -> revision(row)).list();
    }

    /** Those that were released and are in review again, where nothing newer was released since. */
    public List<Revision> reopened() {
        return handle.createQuery("""
                        SELECT * FROM revision AS r WHERE state = 'WAITING' AND approved_once AND revision = (
                            SELECT max(revision) FROM revision WHERE playlist = r.playlist
                                AND (state = 'APPROVED' OR (state = 'WAITING' AND approved_once)))
                        ORDER BY playlist
                        """).map((row, context) -> revision(row)).list();
    }

    /** How many items each revision has, by what people call the review of it. */
    public Map<String, Integer> itemCounts() {
        Map<String, Integer> counts = new HashMap<>();
        handle.createQuery("SELECT playlist, revision, count(*) FROM item GROUP BY playlist, revision")
                .map((row, context) -> counts.put(row.getString(1) + "." + row.getInt(2), row.getInt(3)) == null)
                .list();
        return counts;
    }

    /** The blobs of the revision's items in order. */
    public List<BlobRef> items(Revision revision) {
        return handle.createQuery("""
                        SELECT b.hash, b.length FROM item AS i JOIN blob AS b ON b.hash = i.blob
                        WHERE i.playlist = :playlist AND i.revision = :revision ORDER BY i.position
                        """)
                .bind("playlist", revision.playlist())
                .bind("revision", revision.revision())
                .map((row, context) -> new BlobRef(new Sha256(row.getString(1)), row.getLong(2)))
                .list();
    }

    /** The same of all revisions, by what people call the review of each. */
    public Map<String, List<BlobRef>> itemsById() {
        Map<String, List<BlobRef>> items = new HashMap<>();
        handle.createQuery("""
                        SELECT i.playlist, i.revision, b.hash, b.length FROM item AS i JOIN blob AS b ON b.hash = i.blob
                        ORDER BY i.playlist, i.revision, i.position
                        """)
                .map((row, context) -> items.computeIfAbsent(
                                row.getString(1) + "." + row.getInt(2), id -> new ArrayList<>())
                        .add(new BlobRef(new Sha256(row.getString(3)), row.getLong(4))))
                .list();
        return items;
    }

    private static ReviewState state(ResultSet row) throws SQLException {
        ReviewState state = ReviewState.valueOf(row.getString("state"));
        return state == ReviewState.WAITING && row.getBoolean("draft") ? ReviewState.DRAFT : state;
    }

    private static Revision revision(ResultSet row) throws SQLException {
        String closer = row.getString("closed_by");
        return new Revision(
                row.getString("playlist"),
                row.getInt("revision"),
                row.getString("title"),
                row.getString("community"),
                row.getString("author"),
                Instant.ofEpochMilli(row.getLong("uploaded")),
                new Validity(
                        LocalDate.parse(row.getString("valid_from")), LocalDate.parse(row.getString("valid_until"))),
                new Sha256(row.getString("source")),
                state(row),
                closer == null
                        ? Optional.empty()
                        : Optional.of(new Closing(
                                closer, Instant.ofEpochMilli(row.getLong("closed_at")), row.getString("reason"))));
    }
}
