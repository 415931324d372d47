package shiliu.controller.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** Which controller's data a command works on, here on its own machine. */
final class DataFolder {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "serve.config")
    private Optional<Path> config = Optional.empty();

    Path path(Workplace workplace) throws CommandException {
        if (data.isPresent()) {
            return data.get();
        }
        if (config.isEmpty()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.which-data");
        }
        return Configs.controller(workplace, config).data();
    }
}
