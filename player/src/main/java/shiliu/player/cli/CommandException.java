package shiliu.player.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shiliu.player.message.Message;

/** A command that cannot go on: the exit code, one sentence, and perhaps one line for each problem, already in the wanted language. */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient Message sentence;
    private final transient List<String> details;

    public CommandException(ExitCode exitCode, Message sentence, List<String> details) {
        super(sentence.key());
        this.exitCode = exitCode;
        this.sentence = sentence;
        this.details = List.copyOf(details);
    }

    public static CommandException of(ExitCode exitCode, String key, @Nullable Object... arguments) {
        return new CommandException(exitCode, Message.of(key, arguments), List.of());
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public Message sentence() {
        return sentence;
    }

    public List<String> details() {
        return details;
    }
}
