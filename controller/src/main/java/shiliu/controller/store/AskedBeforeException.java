package shiliu.controller.store;

/** The request with this key was done already; nothing was done now. */
public final class AskedBeforeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AskedBeforeException() {
        super("the request was done already");
    }
}
