package shiliu.controller.http;

import shiliu.player.message.Message;

/** The server cannot listen where it was told to; the sentence says why and what to do. */
public final class ServerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message sentence;

    ServerException(Message sentence, Throwable cause) {
        super(sentence.key() + " " + sentence.arguments(), cause);
        this.sentence = sentence;
    }

    ServerException(Message sentence) {
        super(sentence.key() + " " + sentence.arguments());
        this.sentence = sentence;
    }

    public Message sentence() {
        return sentence;
    }
}
