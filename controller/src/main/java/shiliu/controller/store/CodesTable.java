package shiliu.controller.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import shiliu.player.playlist.Sha256;

/** One-time codes, known by their hash only. */
public final class CodesTable {
    private final Handle handle;

    CodesTable(Handle handle) {
        this.handle = handle;
    }

    /** Whom a code is for. */
    public enum Kind {
        PERSON,
        PLAYER
    }

    /** A new code for the subject; earlier ones of the same subject are void. */
    public void replace(Kind kind, String subject, Sha256 code, Instant expires) {
        forget(kind, subject);
        handle.createUpdate("INSERT INTO code (hash, kind, subject, expires) VALUES (:hash, :kind, :subject, :expires)")
                .bind("hash", code.hex())
                .bind("kind", kind)
                .bind("subject", subject)
                .bind("expires", expires.toEpochMilli())
                .execute();
    }

    /** Makes every code of the subject void. */
    public void forget(Kind kind, String subject) {
        handle.createUpdate("DELETE FROM code WHERE kind = :kind AND subject = :subject")
                .bind("kind", kind)
                .bind("subject", subject)
                .execute();
    }

    /** Makes every code void. */
    public void forgetAll() {
        handle.execute("DELETE FROM code");
    }

    /** Uses the code up and says whom it was for; empty where it is unknown, used or expired. Expired ones go. */
    public Optional<String> take(Kind kind, Sha256 code, Instant now) {
        handle.createUpdate("DELETE FROM code WHERE expires <= :now")
                .bind("now", now.toEpochMilli())
                .execute();
        return handle.createQuery("DELETE FROM code WHERE kind = :kind AND hash = :hash RETURNING subject")
                .bind("kind", kind)
                .bind("hash", code.hex())
                .mapTo(String.class)
                .findOne();
    }
}
