package shiliu.controller.store;

/** The database failed: disk full, not readable, not ours. Nothing of the work it interrupted was kept. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    StoreException(String message) {
        super(message);
    }
}
