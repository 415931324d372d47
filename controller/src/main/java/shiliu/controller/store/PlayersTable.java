package shiliu.controller.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import shiliu.player.bundle.Keys;

/** Which key may report for a screen; one key for each. */
public final class PlayersTable {
    private final Handle handle;

    PlayersTable(Handle handle) {
        this.handle = handle;
    }

    /** A screen's key: 32 bytes in base64, and their hash. */
    public record PlayerRow(String screen, String key, String keyId) {}

    /** The key replaces the one that the screen had. */
    public void pair(String screen, byte[] key, Instant at) {
        handle.createUpdate("""
                        INSERT INTO player (screen, key, key_id, paired) VALUES (:screen, :key, :keyId, :paired)
                        ON CONFLICT (screen) DO UPDATE SET key = excluded.key, key_id = excluded.key_id,
                            paired = excluded.paired
                        """)
                .bind("screen", screen)
                .bind("key", java.util.Base64.getEncoder().encodeToString(key))
                .bind("keyId", Keys.id(key))
                .bind("paired", at.toEpochMilli())
                .execute();
    }

    /** By screen. */
    public List<PlayerRow> all() {
        return handle.createQuery("SELECT screen, key, key_id FROM player ORDER BY screen")
                .map((row, context) -> new PlayerRow(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
