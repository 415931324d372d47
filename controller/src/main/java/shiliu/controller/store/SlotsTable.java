package shiliu.controller.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** Slots as staff gave them. */
public final class SlotsTable {
    private final Handle handle;

    SlotsTable(Handle handle) {
        this.handle = handle;
    }

    /** A slot: a playlist's claim to screens, which are ids and {@code #tags}. */
    public record SlotRow(
            String id,
            String playlist,
            List<String> screens,
            When when,
            Mode mode,
            int priority,
            int weight,
            String author,
            Instant created) {
        public SlotRow {
            screens = List.copyOf(screens);
        }
    }

    /** An id that is there already is refused by the database. */
    public void add(SlotRow slot) {
        handle.createUpdate("""
                        INSERT INTO slot (id, playlist, screens, timing, mode, priority, weight, author, created)
                        VALUES (:id, :playlist, :screens, :timing, :mode, :priority, :weight, :author, :created)
                        """)
                .bind("id", slot.id())
                .bind("playlist", slot.playlist())
                .bind("screens", json(slot.screens()))
                .bind("timing", json(slot.when()))
                .bind("mode", slot.mode())
                .bind("priority", slot.priority())
                .bind("weight", slot.weight())
                .bind("author", slot.author())
                .bind("created", slot.created().toEpochMilli())
                .execute();
    }

    public void remove(String id) {
        handle.createUpdate("DELETE FROM slot WHERE id = :id").bind("id", id).execute();
    }

    public Optional<SlotRow> find(String id) {
        return handle.createQuery("SELECT * FROM slot WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> slot(row))
                .findOne();
    }

    /** By id. */
    public List<SlotRow> all() {
        return handle.createQuery("SELECT * FROM slot ORDER BY id")
                .map((row, context) -> slot(row))
                .list();
    }

    private static SlotRow slot(ResultSet row) throws SQLException {
        try {
            return new SlotRow(
                    row.getString("id"),
                    row.getString("playlist"),
                    Json.readList(bytes(row.getString("screens")), String.class),
                    Json.read(bytes(row.getString("timing")), When.class),
                    Mode.valueOf(row.getString("mode")),
                    row.getInt("priority"),
                    row.getInt("weight"),
                    row.getString("author"),
                    Instant.ofEpochMilli(row.getLong("created")));
        } catch (JsonException e) {
            throw new StoreException("slot " + row.getString("id") + " is not as it was written", e);
        }
    }

    private static String json(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
