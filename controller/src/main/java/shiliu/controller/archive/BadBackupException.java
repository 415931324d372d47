package shiliu.controller.archive;

import shiliu.player.message.Message;

/** A backup that cannot be made or put back; {@link #sentence} says why, for people. */
public final class BadBackupException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message sentence;

    BadBackupException(String key, Object... arguments) {
        super(key + " " + java.util.Arrays.toString(arguments));
        this.sentence = Message.of(key, arguments);
    }

    public Message sentence() {
        return sentence;
    }
}
