package shiliu.player.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** At a card; the size matters where {@code draws}. */
    int at(Aim aim, boolean draws, Work work) throws CommandException, InterruptedException {
        return at(aim, draws, line -> line, work);
    }

    /** The same with each line wrapped, so that somebody can listen. */
    int at(Aim aim, boolean draws, UnaryOperator<Transport> wrapped, Work work)
            throws CommandException, InterruptedException {
        return open(ways -> {
            try (Session session = Session.open(at -> wrapped.apply(ways.raw(at)), aim, draws, terminal::say)) {
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
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.no-file", file, e.toString());
        }
    }

    static void write(Path file, byte[] bytes) throws CommandException {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "diag.cannot-write", file, e.toString());
        }
    }
}
