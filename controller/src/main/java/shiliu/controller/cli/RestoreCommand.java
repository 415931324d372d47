package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.archive.BadBackupException;
import shiliu.controller.archive.Restore;
import shiliu.player.bundle.Envelope;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/** Puts a backup back as a new data folder. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private DataFolder data = new DataFolder();

    @Parameters(paramLabel = "FILE", descriptionKey = "restore.file")
    private Path file = Path.of("");

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "restore.key")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--without-key", descriptionKey = "restore.without-key")
    private boolean keyless;

    @Option(names = "--roots", paramLabel = "FILE", descriptionKey = "restore.roots")
    private Optional<Path> roots = Optional.empty();

    RestoreCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        Path to = data.path(workplace);
        try {
            List<Envelope> kept = roots.isPresent() ? kept(roots.get()) : List.of();
            Restore.Done done = new Restore(to)
                    .from(file, key, keyless, kept, workplace.clock().instant());
            workplace.terminal().document(done);
            workplace
                    .terminal()
                    .result(
                            "cli.restore-done",
                            to,
                            Workplace.time(done.sheet().created()),
                            done.sheet().blobs());
            if (!done.shutOut().isEmpty()) {
                workplace.terminal().result("cli.restore-shut-out", String.join(", ", done.shutOut()));
            }
            workplace.terminal().say(roots.isPresent() ? "cli.restore-next" : "cli.restore-roots", Called.name());
            if (!done.certificate()) {
                workplace.terminal().say("cli.restore-certificate");
            }
            if (keyless) {
                workplace.terminal().say("cli.restore-keyless", Called.name(), to);
            }
            return ExitCode.DONE.number();
        } catch (BadBackupException e) {
            throw new CommandException(ExitCode.FAILED, e.sentence(), List.of());
        } catch (FileAlreadyExistsException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.data-exists", to);
        } catch (NoSuchFileException e) {
            throw Unread.of(Path.of(e.getFile()), e);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", to, String.valueOf(e.getMessage()));
        }
    }

    /** From somebody's {@code identity.json}. */
    private static List<Envelope> kept(Path file) throws CommandException {
        try {
            return Json.readEnvelope(Files.readAllBytes(file), Identity.class).roots();
        } catch (JsonException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.identity-unreadable", file, e.getMessage());
        } catch (IOException e) {
            throw Unread.of(file, e);
        }
    }
}
