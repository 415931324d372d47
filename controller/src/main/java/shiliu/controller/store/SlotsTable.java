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
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;

/** Slots as staff gave them. */
public final class SlotsTable {
    private final Handle handle;

    SlotsTable(Handle handle) {
        this.handle = handle;
    }

    /** A slot: a playlist's claim to screens, which are {@code ScreenExpression}s. */
    public record SlotRow(
            String id,
            String playlist,
            List<String> screens,
            When when,
            Mode mode,
            int priority,
            int weight,
            Slot.Limits limits,
            String author,
            Instant created) {
        public SlotRow {
            screens = List.copyOf(screens);
        }

        /** The claim with the items that its playlist has. */
        public Slot playing(List<Sha256> items) {
            return new Slot(id, playlist, items, when, mode, priority, weight, limits);
        }

        /** Whether the same person gave both, and they differ in nothing but their ids. */
        public boolean isTwinOf(SlotRow other) {
            SlotRow renamed =
                    new SlotRow(other.id, playlist, screens, when, mode, priority, weight, limits, author, created);
            return author.equals(other.author) && renamed.sameClaim(other);
        }

        /** Whether both claim the same, whoever gave them. */
        public boolean sameClaim(SlotRow other) {
            return screens.equals(other.screens) && playing(List.of()).equals(other.playing(List.of()));
        }
    }

    /** An id that is there already is refused by the database. */
    public void add(SlotRow slot) {
        handle.createUpdate("""
                        INSERT INTO slot (id, playlist, screens, timing, mode, priority, weight,
                                          cap_per_hour, minutes_a_day, author, created)
                        VALUES (:id, :playlist, :screens, :timing, :mode, :priority, :weight,
                                :cap, :minutes, :author, :created)
                        """)
                .bind("id", slot.id())
                .bind("playlist", slot.playlist())
                .bind("screens", json(slot.screens()))
                .bind("timing", json(slot.when()))
                .bind("mode", slot.mode())
                .bind("priority", slot.priority())
                .bind("weight", slot.weight())
                .bind("cap", slot.limits().capPerHour())
                .bind("minutes", slot.limits().minutesADay())
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
                    new Slot.Limits(number(row, "cap_per_hour"), number(row, "minutes_a_day")),
                    row.getString("author"),
                    Instant.ofEpochMilli(row.getLong("created")));
        } catch (JsonException e) {
            throw new StoreException("slot " + row.getString("id") + " is not as it was written", e);
        }
    }

    private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    private static String json(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
