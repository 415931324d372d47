package shiliu.controller.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Every key that was ever registered, so that none is taken twice and no revoked one comes back. */
public final class UsedKeysTable {
    private final Handle handle;

    UsedKeysTable(Handle handle) {
        this.handle = handle;
    }

    /** A key that is there already is refused by the database. */
    public void add(String keyId, String owner, Instant at) {
        handle.createUpdate("INSERT INTO used_key (key_id, owner, since) VALUES (:keyId, :owner, :since)")
                .bind("keyId", keyId)
                .bind("owner", owner)
                .bind("since", at.toEpochMilli())
                .execute();
    }

    public boolean has(String keyId) {
        return handle.createQuery("SELECT count(*) FROM used_key WHERE key_id = :keyId")
                        .bind("keyId", keyId)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }
}
