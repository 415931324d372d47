package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.Refused;
import shiliu.controller.office.Offline;
import shiliu.controller.people.FirstSteps;
import shiliu.controller.people.Recovery;
import shiliu.player.bundle.KeyFileException;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** Begins again with the printed recovery sheet, where all administrators or the controller lost their keys. */
@Command(name = "recover")
final class RecoverCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private DataFolder data = new DataFolder();

    @Option(names = "--recovery-sheet", required = true, paramLabel = "FILE", descriptionKey = "recover.sheet")
    private List<Path> sheets = List.of();

    @Option(names = "--admin", defaultValue = "admin", descriptionKey = "init.admin")
    private String administrator = "";

    @Option(names = "--name", descriptionKey = "init.name")
    private Optional<String> name = Optional.empty();

    @Option(names = "--new-controller-key", descriptionKey = "recover.new-key")
    private boolean newKey;

    RecoverCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        List<SigningKey> recovery = new ArrayList<>();
        for (Path sheet : sheets) {
            recovery.add(Secrets.recovery(sheet));
        }
        Path folder = data.path(workplace);
        try (Offline offline = Offline.open(folder)) {
            boolean makes = newKey || !offline.hasKey();
            Optional<SigningKey> controller = makes ? Optional.of(offline.newKey()) : Optional.empty();
            InviteAnswer invite = Recovery.take(
                    offline.store(),
                    recovery,
                    controller,
                    FirstSteps.administrator(administrator, name.orElse(administrator)),
                    workplace.clock().instant());
            if (makes) {
                offline.takeNewKey();
            }
            workplace.terminal().document(invite);
            workplace.terminal().result(makes ? "cli.recovered-key" : "cli.recovered", administrator);
            workplace
                    .terminal()
                    .result("cli.init-code", invite.code(), Workplace.time(invite.expires()), Called.name());
            workplace.terminal().result("cli.init-next", administrator, Called.name());
            return ExitCode.DONE.number();
        } catch (Refused e) {
            throw new CommandException(ExitCode.NOT_PERMITTED, e.sentence(), List.of());
        } catch (KeyFileException e) {
            throw new CommandException(ExitCode.FAILED, e.reason(), List.of());
        } catch (NoSuchFileException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.not-set-up", folder, Called.name());
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-recover", folder, String.valueOf(e.getMessage()));
        }
    }
}
