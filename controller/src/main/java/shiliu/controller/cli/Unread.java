package shiliu.controller.cli;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** A file that somebody named and that cannot be read. */
final class Unread {
    private Unread() {}

    /** A missing file is told as such: the exception's own sentence is only its name once more. */
    static CommandException of(Path file, Exception e) {
        return e instanceof NoSuchFileException
                ? CommandException.of(ExitCode.BAD_INPUT, "cli.no-file", file)
                : CommandException.of(ExitCode.BAD_INPUT, "cli.cannot-read", file, e.getMessage());
    }
}
