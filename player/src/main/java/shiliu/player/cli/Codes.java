package shiliu.player.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The one-time code for pairing, from the file that the configuration names. */
final class Codes {
    private Codes() {}

    /** Nothing where there is no such file: it is removed after the first start by whoever put it there. */
    static Optional<String> read(Optional<Path> file) {
        try {
            return file.isPresent() && Files.size(file.get()) <= 200
                    ? Optional.of(Files.readString(file.get()).strip()).filter(code -> !code.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
