package shiliu.player.bundle;

import shiliu.player.message.Message;

/** It could not be had just now: nothing is wrong with what there is, keep playing and try again. */
public class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    public FetchException(Message reason, Throwable cause) {
        super(reason.toString(), cause);
        this.reason = reason;
    }

    public FetchException(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    /** The sentence for people. */
    public Message reason() {
        return reason;
    }
}
