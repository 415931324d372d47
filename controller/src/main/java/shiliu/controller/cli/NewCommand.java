package shiliu.controller.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shiliu.controller.intake.Starter;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** Writes a commented playlist to begin with. */
@Command(name = "new")
final class NewCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Option(
            names = "--kind",
            split = ",",
            paramLabel = "KIND",
            defaultValue = "news,slogan,disclosure",
            descriptionKey = "playlist.kind")
    private List<Starter.Kind> kinds = List.of();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = ".", descriptionKey = "playlist.new-out")
    private Path out = Path.of(".");

    @Option(names = "--community", paramLabel = "ID", descriptionKey = "playlist.community")
    private Optional<String> community = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.config")
    private Optional<Path> config = Optional.empty();

    NewCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        Path file = out.resolve("playlist.yaml").normalize();
        String yaml = Starter.yaml(kinds, NewFile.blank(workplace, community, config), file.toString());
        NewFile written = NewFile.write(file, yaml.getBytes(StandardCharsets.UTF_8));
        workplace.terminal().document(written);
        workplace.terminal().result("cli.starter-written", file, Called.name());
        return ExitCode.DONE.number();
    }
}
