package shiliu.player.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shiliu.player.diag.Session;
import shiliu.player.diag.Wording;
import shiliu.protocols.driver.DeviceCommand;

/** {@code diag ping}: whether the card answers. */
@Command(name = "ping", resourceBundle = "shiliu.player.help")
final class DiagPingCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    DiagPingCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What {@code --json} prints. */
    record Answered(String address, String driver, double millis) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return new Desk(terminal).at(aim.aim(), Session.Use.ASK, session -> {
            long began = System.nanoTime();
            session.run(new DeviceCommand.Ping());
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            String driver = session.known().family().id();
            terminal.document(new Answered(aim.typed(), driver, took.toNanos() / 1e6));
            terminal.result("diag.ping.answered", aim.typed(), driver, Wording.millis(took));
            return ExitCode.DONE;
        });
    }
}
