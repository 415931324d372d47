package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Optional;
import shiliu.controller.config.Communities;
import shiliu.controller.config.Community;
import shiliu.controller.intake.Blank;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** A file that a command makes for somebody to edit. Nothing that is there is ever overwritten. */
record NewFile(String file) {
    /** Writes it; one that is there stays as it is. */
    static NewFile write(Path file, byte[] bytes) throws CommandException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new NewFile(file.toString());
        } catch (FileAlreadyExistsException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.file-exists", file);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", file, e.getMessage());
        }
    }

    /** The same, readable by its owner alone. */
    static void writePrivate(Path file, String text) throws CommandException {
        write(file, new byte[0]);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", file, String.valueOf(e.getMessage()));
        }
    }

    /** What is filled in: the community that was named, else the configuration's first; good from today. */
    static Blank blank(Workplace workplace, Optional<String> community, Optional<Path> config) throws CommandException {
        Communities known = KnownOffice.of(workplace, config).communities();
        Optional<String> wanted = community.flatMap(known::id);
        if (community.isPresent() && wanted.isEmpty()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.no-community", community.get(), known.known());
        }
        String id = wanted.or(() -> known.all().stream().map(Community::id).findFirst())
                .orElse("community");
        return new Blank(
                workplace.terminal().messages().chinese(), id, LocalDate.now(java.time.ZoneId.systemDefault()));
    }
}
