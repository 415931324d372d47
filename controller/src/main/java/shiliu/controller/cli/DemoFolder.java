package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/**
 * Where the demo keeps everything.
 *
 * @param temporary whether nobody asked to keep it
 */
record DemoFolder(Path path, boolean temporary) {
    /** The wanted folder, else one of its own. */
    static DemoFolder open(Optional<Path> wanted) throws CommandException {
        try {
            return wanted.isPresent()
                    ? new DemoFolder(Files.createDirectories(wanted.get()).toAbsolutePath(), false)
                    : new DemoFolder(Files.createTempDirectory("shiliu-demo-"), true);
        } catch (IOException e) {
            throw CommandException.of(
                    ExitCode.FAILED,
                    "cli.cannot-write",
                    wanted.map(Path::toString).orElse("/tmp"),
                    e.getMessage());
        }
    }

    /** Takes a temporary folder away with all that is in it; nothing in it is followed. */
    void remove() throws IOException {
        if (!temporary) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> found = Files.walk(path)) {
            inside = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : inside) {
            Files.deleteIfExists(each);
        }
    }
}
