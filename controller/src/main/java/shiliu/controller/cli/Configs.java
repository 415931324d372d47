package shiliu.controller.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import shiliu.controller.config.ControllerConfig;
import shiliu.controller.intake.Warnings;
import shiliu.controller.intake.Words;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;

/** The controller's configuration, or every problem of it as a refusal of the command. */
final class Configs {
    private Configs() {}

    /** From {@code file}, else {@code SHILIU_CONFIG}, else the sample beside the launcher. */
    static ControllerConfig controller(Workplace workplace, Optional<Path> file) throws CommandException {
        try {
            return ControllerConfig.read(path(workplace, file));
        } catch (ProblemsException e) {
            throw problems(workplace, e);
        }
    }

    /** The words that this configuration does not want: {@code words.txt} beside it. */
    static Warnings warnings(Workplace workplace, Optional<Path> file) throws CommandException {
        Path config = path(workplace, file);
        try {
            return new Warnings(Words.read(config.resolveSibling("words.txt")));
        } catch (ProblemsException e) {
            throw problems(workplace, e);
        }
    }

    /** Whether a configuration was named, here or in the environment. */
    static boolean isNamed(Workplace workplace, Optional<Path> file) {
        return named(workplace, file).isPresent();
    }

    private static Optional<Path> named(Workplace workplace, Optional<Path> file) {
        return file.or(() -> Optional.ofNullable(workplace.environment().get("SHILIU_CONFIG"))
                .filter(text -> !text.isBlank())
                .map(Path::of));
    }

    private static Path path(Workplace workplace, Optional<Path> file) {
        return named(workplace, file).orElseGet(() -> workplace.samples().resolve("controller.yaml"));
    }

    static CommandException problems(Workplace workplace, ProblemsException e) {
        List<String> lines = e.problems().stream()
                .map(p -> p.text(workplace.terminal().messages()))
                .toList();
        return new CommandException(ExitCode.BAD_INPUT, Message.of("cli.playlist-problems", lines.size()), lines);
    }
}
