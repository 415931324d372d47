package shiliu.controller.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import shiliu.player.playlist.Sha256;

/** Requests with a key that were done, and what was answered. */
public final class RequestsTable {
    private final Handle handle;

    RequestsTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * One that was done.
     *
     * @param request what it asked for
     * @param subject of the audit log's entry about it
     * @param answer absent where the controller ended between the deed and its answer
     */
    public record Done(Sha256 request, String subject, Optional<Given> answer) {}

    /** An answer as it was given; its body is sealed. */
    public record Given(int status, String sealed) {}

    /** Only the first deed of a request is its subject. */
    void note(RequestKey key, String subject, Instant at) {
        handle.createUpdate("""
                        INSERT INTO keyed_request (person, key, request, subject, at)
                        VALUES (:person, :key, :request, :subject, :at) ON CONFLICT DO NOTHING
                        """)
                .bind("person", key.person())
                .bind("key", key.key().hex())
                .bind("request", key.request().hex())
                .bind("subject", subject)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    public Optional<Done> find(RequestKey key) {
        return handle.createQuery("""
                        SELECT request, subject, status, answer FROM keyed_request WHERE person = :person AND key = :key
                        """)
                .bind("person", key.person())
                .bind("key", key.key().hex())
                .map((row, context) -> done(row))
                .findOne();
    }

    private static Done done(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        String answer = row.getString("answer");
        return new Done(
                new Sha256(row.getString("request")),
                row.getString("subject"),
                answer == null ? Optional.empty() : Optional.of(new Given(status, answer)));
    }

    /** Keeps the first answer. */
    public void answer(RequestKey key, Given given) {
        handle.createUpdate("""
                        UPDATE keyed_request SET status = :status, answer = :answer
                        WHERE person = :person AND key = :key AND status IS NULL
                        """)
                .bind("status", given.status())
                .bind("answer", given.sealed())
                .bind("person", key.person())
                .bind("key", key.key().hex())
                .execute();
    }

    /** Forgets at most so many that were done before that time; how many. */
    public int removeBefore(Instant at, int most) {
        return handle.createUpdate("""
                        DELETE FROM keyed_request WHERE rowid IN (
                            SELECT rowid FROM keyed_request WHERE at < :at LIMIT :most)
                        """)
                .bind("at", at.toEpochMilli())
                .bind("most", most)
                .execute();
    }
}
