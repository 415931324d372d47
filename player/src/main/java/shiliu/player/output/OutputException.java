package shiliu.player.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;

/** An output that cannot be opened, or that failed; with the sentence for people. */
public final class OutputException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

    private final transient Message reason;

    OutputException(Message reason) {
        super(ENGLISH.text(reason));
        this.reason = reason;
    }

    OutputException(Message reason, Throwable cause) {
        super(ENGLISH.text(reason), cause);
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }

    /** What is wrong with an output that failed so; never the name of a class. */
    public static Message sentence(IOException failure) {
        if (failure instanceof OutputException ours) {
            return ours.reason();
        }
        if (failure instanceof NoSuchFileException missing) {
            return Message.of("output.no-file", missing.getFile());
        }
        if (failure instanceof AccessDeniedException denied) {
            return Message.of("output.no-access", denied.getFile());
        }
        Optional<String> reason = failure instanceof FileSystemException file
                ? Optional.ofNullable(file.getReason()).map(text -> file.getFile() + ": " + text)
                : Optional.ofNullable(failure.getMessage());
        return reason.map(text -> Message.of("play.output", text)).orElseGet(() -> Message.of("output.unknown"));
    }
}
