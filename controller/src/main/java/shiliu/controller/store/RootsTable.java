package shiliu.controller.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Every trust root since the first, as signed. */
public final class RootsTable {
    private final Handle handle;

    RootsTable(Handle handle) {
        this.handle = handle;
    }

    /** A version that is there already is refused by the database. */
    public void add(int version, byte[] envelope) {
        handle.createUpdate("INSERT INTO root (version, envelope) VALUES (:version, :envelope)")
                .bind("version", version)
                .bind("envelope", envelope)
                .execute();
    }

    /** The first one first. */
    public List<byte[]> all() {
        return handle.createQuery("SELECT envelope FROM root ORDER BY version")
                .mapTo(byte[].class)
                .list();
    }
}
