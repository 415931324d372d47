package shiliu.controller.api;

import shiliu.player.message.Message;

/** The controller will not do it. Services throw it; http turns it into a {@link shiliu.player.net.ProblemDocument}. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Message sentence;

    public Refused(Kind kind, Message sentence) {
        super(sentence.key() + " " + sentence.arguments());
        this.kind = kind;
        this.sentence = sentence;
    }

    /** In short for {@code new Refused(kind, Message.of(key, arguments))}. */
    public static Refused of(Kind kind, String key, Object... arguments) {
        return new Refused(kind, Message.of(key, arguments));
    }

    /** What sort of refusal; each has its own HTTP status. */
    public enum Kind {
        INVALID(422),
        NOT_PERMITTED(403),
        NOT_FOUND(404),
        CONFLICT(409),
        NO_ROOM(507);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    public Kind kind() {
        return kind;
    }

    /** Its key is the problem's code. */
    public Message sentence() {
        return sentence;
    }
}
