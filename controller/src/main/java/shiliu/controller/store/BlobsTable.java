package shiliu.controller.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import shiliu.player.bundle.BlobRef;
import shiliu.player.playlist.Sha256;

/** Which blobs are on the disk. The file goes there first, then its row here. */
public final class BlobsTable {
    private final Handle handle;

    BlobsTable(Handle handle) {
        this.handle = handle;
    }

    /** Notes a blob; to note it again changes nothing. */
    public void note(BlobRef blob, Instant at) {
        handle.createUpdate(
                        "INSERT INTO blob (hash, length, stored) VALUES (:hash, :length, :stored) ON CONFLICT DO NOTHING")
                .bind("hash", blob.sha256().hex())
                .bind("length", blob.length())
                .bind("stored", at.toEpochMilli())
                .execute();
    }

    /** Notes that the item shows this picture. */
    public void noteMedia(Sha256 item, Sha256 media) {
        handle.createUpdate("INSERT INTO media (item, blob) VALUES (:item, :blob) ON CONFLICT DO NOTHING")
                .bind("item", item.hex())
                .bind("blob", media.hex())
                .execute();
    }

    public Optional<BlobRef> find(Sha256 name) {
        return handle.createQuery("SELECT hash, length FROM blob WHERE hash = :hash")
                .bind("hash", name.hex())
                .map((row, context) -> new BlobRef(new Sha256(row.getString(1)), row.getLong(2)))
                .findOne();
    }

    /** The communities whose reviews name the blob. */
    public List<String> communities(Sha256 name) {
        return handle.createQuery("""
                        SELECT community FROM revision WHERE (playlist, revision) IN (
                            SELECT playlist, revision FROM item WHERE blob = :hash
                            UNION SELECT i.playlist, i.revision FROM media AS m JOIN item AS i ON i.blob = m.item
                                WHERE m.blob = :hash
                            UNION SELECT playlist, revision FROM approval WHERE blob = :hash)
                        """)
                .bind("hash", name.hex())
                .mapTo(String.class)
                .list();
    }

    /** All that something names: revisions, their items, what these show, approvals. */
    public List<Sha256> named() {
        return handle.createQuery("""
                        SELECT source FROM revision UNION SELECT blob FROM item UNION SELECT item FROM media
                        UNION SELECT blob FROM media UNION SELECT item FROM approval UNION SELECT blob FROM approval
                        """)
                .map((row, context) -> new Sha256(row.getString(1)))
                .list();
    }

    /** Removes the row of a blob that nothing names, if there is one; whether nothing names it. */
    public boolean removeUnnamed(Sha256 name) {
        boolean named = handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM revision WHERE source = :hash)
                            OR EXISTS (SELECT 1 FROM item WHERE blob = :hash)
                            OR EXISTS (SELECT 1 FROM media WHERE item = :hash OR blob = :hash)
                            OR EXISTS (SELECT 1 FROM approval WHERE item = :hash OR blob = :hash)
                        """)
                .bind("hash", name.hex())
                .mapTo(Boolean.class)
                .one();
        if (!named) {
            handle.createUpdate("DELETE FROM blob WHERE hash = :hash")
                    .bind("hash", name.hex())
                    .execute();
        }
        return !named;
    }

    /** By name. */
    public List<BlobRef> all() {
        return handle.createQuery("SELECT hash, length FROM blob ORDER BY hash")
                .map((row, context) -> new BlobRef(new Sha256(row.getString(1)), row.getLong(2)))
                .list();
    }
}
