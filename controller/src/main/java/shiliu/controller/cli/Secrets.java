package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import shiliu.player.bundle.KeyFile;
import shiliu.player.bundle.KeyFileException;
import shiliu.player.bundle.RecoverySheet;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** Private keys from files, with the sentence that a person needs where it does not go. */
final class Secrets {
    private Secrets() {}

    static SigningKey open(Path file, char[] passphrase) throws CommandException {
        try {
            return KeyFile.read(file).open(passphrase);
        } catch (KeyFileException e) {
            throw new CommandException(ExitCode.NOT_PERMITTED, e.reason(), List.of());
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-read", file, e.getMessage());
        }
    }

    static void create(Path file, String person, SigningKey key, char[] passphrase) throws CommandException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            KeyFile.create(file, person, key, passphrase);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", file, e.getMessage());
        }
    }

    /** Whether a key could be kept there, before a one-time code is spent on it. */
    static void tryFolder(Path folder) throws CommandException {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "try-", ""));
        } catch (IOException e) {
            throw CommandException.of(
                    ExitCode.BAD_INPUT, "cli.cannot-write", folder, e.getClass().getSimpleName());
        }
    }

    /** The root key that someone typed from the printed sheet. */
    static SigningKey recovery(Path sheet) throws CommandException {
        try {
            return recovery(Files.readString(sheet));
        } catch (IOException e) {
            throw Unread.of(sheet, e);
        }
    }

    static SigningKey recovery(String sheet) throws CommandException {
        try {
            return RecoverySheet.parse(sheet);
        } catch (RecoverySheet.TypingException e) {
            throw new CommandException(ExitCode.BAD_INPUT, e.reason(), List.of());
        }
    }
}
