package shiliu.player.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shiliu.player.diag.Aim;
import shiliu.player.diag.Session;
import shiliu.protocols.driver.DeviceCommand;

/** {@code diag brightness}: by hand, or by the card's own sensor. */
@Command(name = "brightness", resourceBundle = "shiliu.player.help")
final class DiagBrightnessCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Parameters(index = "1", paramLabel = "N|auto", descriptionKey = "option.diag.brightness")
    private String wanted = "";

    DiagBrightnessCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        DeviceCommand command = command();
        Aim card = aim.aim();
        return new Desk(terminal).at(card, Session.Use.ASK, session -> {
            session.run(command);
            Done.say(terminal, aim.typed(), session, "diag.done.brightness", wanted);
            return ExitCode.DONE;
        });
    }

    private DeviceCommand command() throws CommandException {
        if (wanted.equals("auto")) {
            return new DeviceCommand.AutomaticBrightness();
        }
        int percent = wanted.matches("[0-9]{1,3}%?") ? Integer.parseInt(wanted.replace("%", "")) : 0;
        if (percent < 1 || percent > 100) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.bad-brightness", wanted);
        }
        return new DeviceCommand.Brightness(percent);
    }
}
