package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.archive.Backup;
import shiliu.controller.archive.BackupSheet;
import shiliu.controller.archive.BadBackupException;
import shiliu.controller.store.StoreException;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** One consistent copy of a controller's data, also while it runs. */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private DataFolder data = new DataFolder();

    @Parameters(paramLabel = "FILE", descriptionKey = "backup.file")
    private Path file = Path.of("");

    @Option(names = "--with-keys", descriptionKey = "backup.with-keys")
    private boolean keys;

    BackupCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        Path from = data.path(workplace);
        if (!Files.exists(from.resolve("shiliu.db"))) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.not-set-up", from, Called.name());
        }
        try {
            BackupSheet sheet =
                    new Backup(from).write(file, keys, workplace.clock().instant());
            workplace.terminal().document(sheet);
            workplace.terminal().result("cli.backup-done", file, sheet.blobs(), Files.size(file) >> 20);
            workplace.terminal().result(keys ? "cli.backup-with-keys" : "cli.backup-without-keys");
            return ExitCode.DONE.number();
        } catch (BadBackupException e) {
            throw new CommandException(ExitCode.FAILED, e.sentence(), List.of());
        } catch (FileAlreadyExistsException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.backup-exists", file);
        } catch (IOException | StoreException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", file, String.valueOf(e.getMessage()));
        }
    }
}
