package shiliu.player.net;

import java.net.URI;
import shiliu.player.message.Message;

/** No answer of the controller could be had: not there, another certificate, too slow, cut off, or an answer without end. */
public final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final URI controller;
    private final transient Message reason;

    UnreachableException(Endpoint controller, String detail, Throwable cause) {
        super(controller.address() + ": " + detail, cause);
        this.controller = controller.address();
        this.reason = controller.unreachable(cause);
    }

    /** Which controller was asked. */
    public URI controller() {
        return controller;
    }

    /** The sentence for people. */
    public Message reason() {
        return reason;
    }
}
