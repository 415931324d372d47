package shiliu.player.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shiliu.player.diag.Aim;
import shiliu.player.diag.Session;
import shiliu.protocols.driver.DeviceCommand;

/** {@code diag reset}: starts the card anew. */
@Command(name = "reset", resourceBundle = "shiliu.player.help")
final class DiagResetCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    DiagResetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Aim card = aim.aim();
        confirmation.of(terminal, "diag.confirm.reset", aim.typed());
        return new Desk(terminal).at(card, Session.Use.ASK, session -> {
            session.run(new DeviceCommand.Restart());
            Done.say(terminal, aim.typed(), session, "diag.done.reset");
            return ExitCode.DONE;
        });
    }
}
