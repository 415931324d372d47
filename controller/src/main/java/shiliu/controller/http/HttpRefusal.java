package shiliu.controller.http;

import shiliu.player.message.Message;

/** A request that HTTP itself refuses, before any service is asked. */
final class HttpRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Message sentence;

    private HttpRefusal(int status, Message sentence) {
        super(sentence.key(), null, false, false);
        this.status = status;
        this.sentence = sentence;
    }

    static HttpRefusal of(int status, String key, Object... arguments) {
        return new HttpRefusal(status, Message.of(key, arguments));
    }

    int status() {
        return status;
    }

    Message sentence() {
        return sentence;
    }
}
