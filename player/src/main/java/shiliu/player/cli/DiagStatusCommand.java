package shiliu.player.cli;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shiliu.player.diag.Aim;
import shiliu.player.diag.Rated;
import shiliu.player.diag.Ratings;
import shiliu.player.diag.Session;
import shiliu.protocols.driver.DeviceCommand;

/** {@code diag status}: everything the card tells of itself, with what to do where it is not well. */
@Command(name = "status", resourceBundle = "shiliu.player.help")
final class DiagStatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    DiagStatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What {@code --json} prints. */
    record Status(String address, String driver, List<ReadingTable.Line> readings) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Aim wanted = aim.aim();
        return new Desk(terminal).at(wanted, Session.Use.ASK, session -> {
            Ratings ratings = new Ratings(LocalDateTime.now(ZoneId.systemDefault()), wanted.size());
            List<Rated> rated = ratings.rate(session.run(new DeviceCommand.ReadStatus()));
            String driver = session.known().family().id();
            terminal.document(new Status(aim.typed(), driver, ReadingTable.lines(rated, terminal)));
            terminal.result("diag.status.of", aim.typed(), driver);
            ReadingTable.print(rated, terminal);
            return ReadingTable.code(rated);
        });
    }
}
