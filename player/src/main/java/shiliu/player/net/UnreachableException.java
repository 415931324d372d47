package shiliu.player.net;

import java.net.URI;

/** No answer of the controller could be had: not there, too slow, cut off, or an answer without end. */
public final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final URI controller;

    UnreachableException(URI controller, String detail, Throwable cause) {
        super(controller + ": " + detail, cause);
        this.controller = controller;
    }

    /** Which controller was asked. */
    public URI controller() {
        return controller;
    }
}
