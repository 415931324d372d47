package shiliu.controller.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.intake.Template;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** Writes a workbook for staff to fill in. */
@Command(name = "template")
final class TemplateCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Parameters(paramLabel = "KIND", descriptionKey = "playlist.template")
    private Template kind = Template.LIST;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "playlist.template-out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--community", paramLabel = "ID", descriptionKey = "playlist.community")
    private Optional<String> community = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.config")
    private Optional<Path> config = Optional.empty();

    TemplateCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        Path file = out.orElse(Path.of(kind.name().toLowerCase(Locale.ROOT) + ".xlsx"));
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.template-name", file);
        }
        byte[] workbook = kind.write(
                NewFile.blank(workplace, community, config),
                workplace.terminal().messages());
        workplace.terminal().document(NewFile.write(file, workbook));
        workplace.terminal().result("cli.template-written", file, Called.name());
        return ExitCode.DONE.number();
    }
}
