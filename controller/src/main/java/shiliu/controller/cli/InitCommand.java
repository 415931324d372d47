package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.Refused;
import shiliu.controller.office.Setup;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.cli.Terminal;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Sha256;

/** Sets up a controller's data folder: its key, the first trust root, the recovery sheet, the first administrator. */
@Command(name = "init")
final class InitCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Option(names = "--data", required = true, paramLabel = "DIR", descriptionKey = "option.data")
    private Path data = Path.of("");

    @Option(names = "--sheet", required = true, paramLabel = "FILE", descriptionKey = "init.sheet")
    private Path sheet = Path.of("");

    @Option(names = "--admin", defaultValue = "admin", descriptionKey = "init.admin")
    private String administrator = "";

    @Option(names = "--name", descriptionKey = "init.name")
    private Optional<String> name = Optional.empty();

    InitCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        if (Files.exists(sheet)) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.sheet-exists", sheet);
        }
        Terminal terminal = workplace.terminal();
        openSheet();
        Setup.Done done;
        try {
            Instant now = Clock.systemUTC().instant();
            done = setUp(data, administrator, name.orElse(administrator), now, terminal.messages());
        } catch (CommandException e) {
            dropSheet();
            throw e;
        }
        writeSheet(done.recoverySheet());
        terminal.document(new Made(done.trustRoot(), done.administrator()));
        terminal.result("cli.init-done", data, done.trustRoot());
        terminal.result("cli.init-sheet", sheet);
        terminal.result(
                "cli.init-code",
                done.administrator().code(),
                Workplace.time(done.administrator().expires()),
                Called.name());
        terminal.result("cli.init-next", administrator, Called.name());
        return ExitCode.DONE.number();
    }

    static Setup.Done setUp(Path data, String administrator, String name, Instant now, Messages messages)
            throws CommandException {
        try {
            NewPerson person = new NewPerson(administrator, name, Set.of(AccountRole.ADMINISTRATOR), "*");
            return Setup.create(data, person, now, messages);
        } catch (FileAlreadyExistsException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.data-exists", data);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", data, String.valueOf(e.getMessage()));
        } catch (Refused e) {
            throw new CommandException(ExitCode.BAD_INPUT, e.sentence(), List.of());
        }
    }

    /** What {@code --json} prints. */
    record Made(Sha256 trustRoot, InviteAnswer administrator) {}

    /** First of all, for a controller without its recovery sheet is lost; readable by its owner alone. */
    private void openSheet() throws CommandException {
        try {
            Files.createFile(sheet, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw CommandException.of(
                    ExitCode.BAD_INPUT, "cli.cannot-write", sheet, e.getClass().getSimpleName());
        }
    }

    private void dropSheet() throws CommandException {
        try {
            Files.deleteIfExists(sheet);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", sheet, e.getMessage());
        }
    }

    private void writeSheet(String text) throws CommandException {
        try {
            Files.writeString(sheet, text, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", sheet, String.valueOf(e.getMessage()));
        }
    }
}
