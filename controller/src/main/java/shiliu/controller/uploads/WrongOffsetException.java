package shiliu.controller.uploads;

import shiliu.controller.api.UploadView;

/** A piece for another place than the one that is next; nothing was kept of it. */
public final class WrongOffsetException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient UploadView now;

    WrongOffsetException(UploadView now) {
        super("the next piece is for " + now.offset());
        this.now = now;
    }

    /** How the upload stands. */
    public UploadView now() {
        return now;
    }
}
