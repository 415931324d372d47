package shiliu.controller.intake;

import java.util.List;
import shiliu.player.config.Nearest;
import shiliu.player.config.Quote;
import shiliu.player.message.Message;

/** A file beside the playlist that cannot be had: missing, too large, damaged, not an ordinary file. */
public final class MediaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message sentence;
    private final transient Message remedy;

    MediaException(Message sentence, Message remedy) {
        super(sentence.key());
        this.sentence = sentence;
        this.remedy = remedy;
    }

    static MediaException missing(String name, List<String> there) {
        return new MediaException(
                Message.of("intake.media-missing", Quote.of(name)),
                Nearest.to(name, there)
                        .map(near -> Message.of("config.field-unknown.nearest", Quote.of(near)))
                        .orElseGet(() -> Message.of("intake.media-missing.do")));
    }

    static MediaException tooBig(String name) {
        return new MediaException(
                Message.of("intake.media-too-big", Quote.of(name), String.valueOf(PlaylistFiles.MAX_BYTES >> 20)),
                Message.of("intake.media-too-big.do"));
    }

    public Message sentence() {
        return sentence;
    }

    public Message remedy() {
        return remedy;
    }
}
