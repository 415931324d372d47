package shiliu.player.diag;

import shiliu.player.message.Message;

/** What stops a technician's command: one plain sentence, and what kind of trouble it is. */
public final class DiagException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Message sentence;

    /** What kind of trouble. */
    public enum Kind {
        /** Nobody can be reached there. */
        UNREACHABLE,
        /** It was reached, and does not do it. */
        FAILED,
        /** Asked in a way that cannot be done. */
        BAD_INPUT,
        /** The machine does not let us. */
        NOT_PERMITTED
    }

    public DiagException(Kind kind, Message sentence) {
        super(sentence.key());
        this.kind = kind;
        this.sentence = sentence;
    }

    public static DiagException of(Kind kind, String key, Object... arguments) {
        return new DiagException(kind, Message.of(key, arguments));
    }

    public Kind kind() {
        return kind;
    }

    public Message sentence() {
        return sentence;
    }
}
