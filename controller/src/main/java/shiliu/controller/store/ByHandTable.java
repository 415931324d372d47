package shiliu.controller.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import shiliu.player.screen.ByHand;

/** What operators set on screens for a while, beside their plans, and what was not to wait. */
public final class ByHandTable {
    private final Handle handle;

    ByHandTable(Handle handle) {
        this.handle = handle;
    }

    /** Takes the place of what was set on the screen before. */
    public void put(String screen, ByHand set, String person, Instant at) {
        handle.createUpdate("""
                        INSERT INTO by_hand (screen, percent, off, until, person, set_at)
                        VALUES (:screen, :percent, :off, :until, :person, :at)
                        ON CONFLICT (screen) DO UPDATE SET percent = excluded.percent, off = excluded.off,
                            until = excluded.until, person = excluded.person, set_at = excluded.set_at
                        """)
                .bind("screen", screen)
                .bind("percent", set.percent().orElse(null))
                .bind("off", set.off() ? 1 : 0)
                .bind("until", set.until().toEpochMilli())
                .bind("person", person)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    public void remove(String screen) {
        handle.createUpdate("DELETE FROM by_hand WHERE screen = :screen")
                .bind("screen", screen)
                .execute();
    }

    /** By screen; some may be over. */
    public Map<String, ByHand> all() {
        Map<String, ByHand> all = new HashMap<>();
        handle.createQuery("SELECT * FROM by_hand")
                .map((row, context) -> Map.entry(row.getString("screen"), set(row)))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    private static ByHand set(ResultSet row) throws SQLException {
        int percent = row.getInt("percent");
        Optional<Integer> bright = row.wasNull() ? Optional.empty() : Optional.of(percent);
        return new ByHand(bright, row.getInt("off") == 1, Instant.ofEpochMilli(row.getLong("until")));
    }

    /** What changes now on the screens that an expression means does not wait; its time always rises. */
    public void atOnce(String screens, Instant now) {
        handle.createUpdate("""
                        INSERT INTO at_once (screens, changed) VALUES (:screens, :now)
                        ON CONFLICT (screens) DO UPDATE SET changed = max(excluded.changed, changed + 1)
                        """)
                .bind("screens", screens)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** When that was last asked for, by expression. */
    public Map<String, Instant> atOnce() {
        Map<String, Instant> all = new HashMap<>();
        handle.createQuery("SELECT screens, changed FROM at_once")
                .map((row, context) -> Map.entry(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }
}
