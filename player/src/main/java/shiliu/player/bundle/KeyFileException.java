package shiliu.player.bundle;

import java.nio.file.Path;
import shiliu.player.message.Message;

/** A key file that gives no key. */
public abstract sealed class KeyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    private KeyFileException(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    /** The sentence for people. */
    public final Message reason() {
        return reason;
    }

    /** The passphrase is not the one; a changed file cannot be told from that. */
    public static final class WrongPassphrase extends KeyFileException {
        WrongPassphrase(Path file) {
            super(Message.of("bundle.key.wrong-passphrase", file));
        }
    }

    /** The file is no key file of ours, or asks for more work than is allowed. */
    public static final class Malformed extends KeyFileException {
        Malformed(Path file) {
            super(Message.of("bundle.key.malformed", file));
        }
    }

    /** Others than the owner may read or write the file. */
    public static final class Exposed extends KeyFileException {
        Exposed(Path file) {
            super(Message.of("bundle.key.exposed", file));
        }
    }
}
