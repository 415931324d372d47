package shiliu.controller.intake;

import shiliu.player.message.Message;

/** A file beside the playlist that cannot be had: missing, too large, not an ordinary file. */
public final class MediaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message sentence;
    private final transient Message remedy;

    MediaException(Message sentence, Message remedy) {
        super(sentence.key());
        this.sentence = sentence;
        this.remedy = remedy;
    }

    public Message sentence() {
        return sentence;
    }

    public Message remedy() {
        return remedy;
    }
}
