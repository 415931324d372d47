package shiliu.controller.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shiliu.controller.cli.Examination.Finding;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;

/** Looks at this machine: what is there, what is missing, and how to get it. Needs no controller. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.config")
    private Optional<Path> config = Optional.empty();

    DoctorCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    /** What {@code --json} prints of each. */
    record Line(String what, boolean good, boolean needed, String found, Optional<String> remedy) {}

    @Override
    public Integer call() throws CommandException {
        List<Finding> findings = new Examination(workplace, config).all();
        Messages messages = workplace.terminal().messages();
        workplace
                .terminal()
                .document(findings.stream().map(f -> line(f, messages)).toList());
        for (Finding finding : findings) {
            String state = finding.good() ? "good" : finding.needed() ? "missing" : "optional";
            workplace.terminal().line(messages.text("cli.doctor." + state) + "  " + messages.text(finding.found()));
            finding.remedy().ifPresent(remedy -> workplace.terminal().line("      → " + messages.text(remedy)));
        }
        long missing = findings.stream().filter(f -> !f.good() && f.needed()).count();
        if (missing > 0) {
            throw new CommandException(ExitCode.FAILED, Message.of("cli.doctor-missing", missing), List.of());
        }
        workplace.terminal().result("cli.doctor-well");
        return ExitCode.DONE.number();
    }

    private static Line line(Finding finding, Messages messages) {
        return new Line(
                finding.what(),
                finding.good(),
                finding.needed(),
                messages.text(finding.found()),
                finding.remedy().map(messages::text));
    }
}
