package shiliu.player.render;

import shiliu.player.message.Message;

/** An item that cannot be drawn: a picture of it is missing or cannot be decoded. */
public final class RenderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message sentence;

    public RenderException(Message sentence) {
        super(sentence.key() + " " + sentence.arguments());
        this.sentence = sentence;
    }

    public RenderException(Message sentence, Throwable cause) {
        super(sentence.key() + " " + sentence.arguments(), cause);
        this.sentence = sentence;
    }

    /** What to tell people. */
    public Message sentence() {
        return sentence;
    }
}
