package shiliu.player.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import shiliu.player.diag.Aim;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Session;
import shiliu.player.diag.Ways;
import shiliu.protocols.line.Transport;

/** What every technician's command does the same way: opens the line, closes it, turns trouble into a sentence. */
final class Desk {
    /** No picture and no recording that a technician carries is larger. */
    private static final long MOST_BYTES = 32 << 20;

    private final Terminal terminal;

    /** What is done at a card. */
    interface Work {
        ExitCode at(Session session) throws DiagException, CommandException, InterruptedException;
    }

    /** What is done where the line is not a card's. */
    interface OpenWork {
        ExitCode with(Ways ways) throws DiagException, CommandException, InterruptedException;
    }

    Desk(Terminal terminal) {
        this.terminal = terminal;
    }

    /** At a card; for some uses it must be able to do something, and its size matters. */
    int at(Aim aim, Session.Use use, Work work) throws CommandException, InterruptedException {
        return at(aim, use, line -> line, work);
    }

    /** The same with each line wrapped, so that somebody can listen. */
    int at(Aim aim, Session.Use use, UnaryOperator<Transport> wrapped, Work work)
            throws CommandException, InterruptedException {
        return open(ways -> {
            try (Session session = Session.open(at -> wrapped.apply(ways.raw(at)), aim, use, terminal::say)) {
                return work.at(session);
            }
        });
    }

    int open(OpenWork work) throws CommandException, InterruptedException {
        try (Ways ways = new Ways()) {
            return work.with(ways).number();
        } catch (DiagException e) {
            throw new CommandException(code(e), e.sentence(), List.of());
        }
    }

    private static ExitCode code(DiagException e) {
        return switch (e.kind()) {
            case UNREACHABLE -> ExitCode.UNREACHABLE;
            case FAILED -> ExitCode.FAILED;
            case BAD_INPUT -> ExitCode.BAD_INPUT;
            case NOT_PERMITTED -> ExitCode.NOT_PERMITTED;
        };
    }

    /** A file's bytes. */
    static byte[] read(Path file) throws CommandException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw CommandException.of(ExitCode.BAD_INPUT, "diag.file-too-large", file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.no-file" + why(e), file, e.getMessage());
        }
    }

    /** Refuses a file that cannot be written before a card is asked for what goes into it. */
    static void mayWrite(Path file) throws CommandException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (!Files.isDirectory(folder)) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.cannot-write.no-such-file", file);
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.cannot-write.denied", file);
        }
    }

    /** The end of the key of the sentence that says why; empty text where only the machine can say it. */
    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return ".no-such-file";
        }
        return e instanceof AccessDeniedException ? ".denied" : "";
    }

    static void write(Path file, byte[] bytes) throws CommandException {
        // Also by a thread that was told to end: then a write would break off at once.
        boolean interrupted = Thread.interrupted();
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "diag.cannot-write" + why(e), file, e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
