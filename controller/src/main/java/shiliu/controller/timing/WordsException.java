package shiliu.controller.timing;

import org.jspecify.annotations.Nullable;
import shiliu.player.message.Message;

/** Words of staff that were not understood: what is wrong, where, and what to write instead. */
public final class WordsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message sentence;
    private final transient Message suggestion;

    WordsException(Message sentence, Message suggestion) {
        super(sentence.key() + " " + sentence.arguments());
        this.sentence = sentence;
        this.suggestion = suggestion;
    }

    /** The suggestion's key is that of the sentence with {@code .do} behind it; it takes the same arguments. */
    static WordsException of(String key, @Nullable Object... arguments) {
        return new WordsException(Message.of(key, arguments), Message.of(key + ".do", arguments));
    }

    public Message sentence() {
        return sentence;
    }

    public Message suggestion() {
        return suggestion;
    }
}
