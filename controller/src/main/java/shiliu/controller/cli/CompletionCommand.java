package shiliu.controller.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A script that lets the shell complete commands and options, for bash and, by its bashcompinit, zsh. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        workplace
                .terminal()
                .line(AutoComplete.bash("shiliu", spec.root().commandLine()).stripTrailing());
        return 0;
    }
}
