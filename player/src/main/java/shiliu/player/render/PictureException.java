package shiliu.player.render;

import shiliu.player.message.Message;

/** A picture that is refused: too large, not what it claims to be, damaged, or of a kind that is not taken. */
public final class PictureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message sentence;

    PictureException(Message sentence) {
        super(sentence.key() + " " + sentence.arguments());
        this.sentence = sentence;
    }

    /** What to tell people. */
    public Message sentence() {
        return sentence;
    }
}
