package shiliu.controller.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import shiliu.controller.api.AlarmKind;
import shiliu.controller.api.AlarmView;
import shiliu.controller.api.AlarmView.Acknowledged;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.message.Message;

/** Alarms, and the screens that are known to work. */
public final class AlarmsTable {
    private final Handle handle;

    AlarmsTable(Handle handle) {
        this.handle = handle;
    }

    /** Which alarms: of one screen or all, open ones or all, with ids below one. */
    public record Wanted(Optional<String> screen, boolean closedToo, long before, int most) {
        public static final Wanted OPEN = new Wanted(Optional.empty(), false, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Raises an alarm and gives it its id. */
    public AlarmView open(String screen, AlarmKind kind, Instant at, Message sentence) {
        byte[] body = Json.write(sentence);
        long id = handle.createQuery("""
                        INSERT INTO alarm (screen, kind, opened, sentence, latest)
                        VALUES (:screen, :kind, :opened, :sentence, :sentence) RETURNING id
                        """)
                .bind("screen", screen)
                .bind("kind", kind.name())
                .bind("opened", at.toEpochMilli())
                .bind("sentence", body)
                .mapTo(Long.class)
                .one();
        return new AlarmView(id, screen, kind, at, Optional.empty(), Optional.empty(), sentence, sentence);
    }

    public void close(long id, Instant at) {
        handle.createUpdate("UPDATE alarm SET closed = :closed WHERE id = :id AND closed IS NULL")
                .bind("id", id)
                .bind("closed", at.toEpochMilli())
                .execute();
    }

    public void latest(long id, Message latest) {
        handle.createUpdate("UPDATE alarm SET latest = :latest WHERE id = :id")
                .bind("id", id)
                .bind("latest", Json.write(latest))
                .execute();
    }

    /** Who was first stays. */
    public void acknowledge(long id, Acknowledged by) {
        handle.createUpdate("""
                        UPDATE alarm SET acked_by = :by, acked_at = :at, note = :note
                        WHERE id = :id AND acked_by IS NULL
                        """)
                .bind("id", id)
                .bind("by", by.by())
                .bind("at", by.at().toEpochMilli())
                .bind("note", by.note())
                .execute();
    }

    public Optional<AlarmView> find(long id) {
        return handle.createQuery("SELECT * FROM alarm WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> alarm(row))
                .findOne()
                .flatMap(found -> found);
    }

    /** The newest first; those of kinds that there are no more are left out. */
    public List<AlarmView> list(Wanted wanted) {
        return handle
                .createQuery("""
                        SELECT * FROM alarm
                        WHERE id < :before AND (:all OR closed IS NULL) AND (:screen = '' OR screen = :screen)
                        ORDER BY id DESC LIMIT :most
                        """)
                .bind("before", wanted.before())
                .bind("all", wanted.closedToo())
                .bind("screen", wanted.screen().orElse(""))
                .bind("most", wanted.most())
                .map((row, context) -> alarm(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Removes at most so many that were closed before then; how many. */
    public int removeClosed(Instant before, int most) {
        return handle.createUpdate("""
                        DELETE FROM alarm WHERE id IN (SELECT id FROM alarm WHERE closed < :before LIMIT :most)
                        """)
                .bind("before", before.toEpochMilli())
                .bind("most", most)
                .execute();
    }

    /** Screens that were seen to work. */
    public Set<String> working() {
        return handle.createQuery("SELECT screen FROM working").mapTo(String.class).stream()
                .collect(Collectors.toSet());
    }

    public void works(String screen, Instant since) {
        handle.createUpdate("INSERT INTO working (screen, since) VALUES (:screen, :since) ON CONFLICT DO NOTHING")
                .bind("screen", screen)
                .bind("since", since.toEpochMilli())
                .execute();
    }

    private static Optional<AlarmView> alarm(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        Optional<AlarmKind> known = Arrays.stream(AlarmKind.values())
                .filter(k -> k.name().equals(kind))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AlarmView(
                row.getLong("id"),
                row.getString("screen"),
                known.get(),
                Instant.ofEpochMilli(row.getLong("opened")),
                instant(row, "closed"),
                acknowledged(row),
                message(row.getBytes("sentence")),
                message(row.getBytes("latest"))));
    }

    private static Optional<Acknowledged> acknowledged(ResultSet row) throws SQLException {
        Optional<Instant> at = instant(row, "acked_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Acknowledged(row.getString("acked_by"), at.get(), row.getString("note")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Message message(byte[] json) {
        try {
            return Json.read(json, Message.class);
        } catch (JsonException e) {
            throw new StoreException("a sentence is not as it was written", e);
        }
    }
}
