package shiliu.player.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shiliu.player.diag.Aim;
import shiliu.player.diag.Session;
import shiliu.protocols.driver.DeviceCommand;

/** {@code diag power}: the LEDs on or off, whatever is played. */
@Command(name = "power", resourceBundle = "shiliu.player.help")
final class DiagPowerCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Parameters(index = "1", paramLabel = "on|off", descriptionKey = "option.diag.power")
    private Power power = Power.ON;

    /** Two words; a boolean would take others. */
    enum Power {
        ON,
        OFF
    }

    DiagPowerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Aim card = aim.aim();
        boolean on = power == Power.ON;
        if (!on) {
            confirmation.of(terminal, "diag.confirm.power-off", aim.typed());
        }
        return new Desk(terminal).at(card, Session.Use.ASK, session -> {
            session.run(new DeviceCommand.Power(on));
            Done.say(terminal, aim.typed(), session, on ? "diag.done.on" : "diag.done.off");
            return ExitCode.DONE;
        });
    }
}
