package shiliu.controller.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import shiliu.player.bundle.Envelope;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/** The last manifest that was signed for each screen. */
public final class ManifestsTable {
    private final Handle handle;

    ManifestsTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * A signed manifest.
     *
     * @param content hash of what it says beside version and times: equal means nothing changed
     */
    public record ManifestRow(String screen, long version, Sha256 content, Instant created, Envelope envelope) {}

    /** Takes the place of the screen's former one; a version that does not rise is refused. */
    public void put(ManifestRow manifest) {
        int changed = handle.createUpdate("""
                        INSERT INTO manifest (screen, version, content, created, envelope)
                        VALUES (:screen, :version, :content, :created, :envelope)
                        ON CONFLICT (screen) DO UPDATE SET version = excluded.version, content = excluded.content,
                            created = excluded.created, envelope = excluded.envelope
                            WHERE excluded.version > manifest.version
                        """)
                .bind("screen", manifest.screen())
                .bind("version", manifest.version())
                .bind("content", manifest.content().hex())
                .bind("created", manifest.created().toEpochMilli())
                .bind("envelope", manifest.envelope().bytes())
                .execute();
        if (changed != 1) {
            throw new StoreException("version " + manifest.version() + " of " + manifest.screen() + " does not rise");
        }
    }

    public Optional<ManifestRow> find(String screen) {
        return handle.createQuery("SELECT * FROM manifest WHERE screen = :screen")
                .bind("screen", screen)
                .map((row, context) -> manifest(row))
                .findOne();
    }

    /** By screen. */
    public List<ManifestRow> all() {
        return handle.createQuery("SELECT * FROM manifest ORDER BY screen")
                .map((row, context) -> manifest(row))
                .list();
    }

    private static ManifestRow manifest(ResultSet row) throws SQLException {
        try {
            return new ManifestRow(
                    row.getString("screen"),
                    row.getLong("version"),
                    new Sha256(row.getString("content")),
                    Instant.ofEpochMilli(row.getLong("created")),
                    Envelope.read(row.getBytes("envelope")));
        } catch (JsonException e) {
            throw new StoreException("the manifest of " + row.getString("screen") + " is not as it was written", e);
        }
    }
}
