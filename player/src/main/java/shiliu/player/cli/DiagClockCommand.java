package shiliu.player.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shiliu.player.diag.Aim;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Ratings;
import shiliu.player.diag.Session;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/** {@code diag clock}: how far the card's clock is off, and setting it. */
@Command(name = "clock", resourceBundle = "shiliu.player.help")
final class DiagClockCommand implements Callable<Integer> {
    private static final String NOW = "now";

    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Parameters(index = "1", arity = "0..1", paramLabel = "now|TIME", descriptionKey = "option.diag.clock")
    private Optional<String> time = Optional.empty();

    DiagClockCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * What {@code --json} prints.
     *
     * @param clock what the card showed before
     * @param driftSeconds positive where it was fast
     */
    record Clock(String address, String driver, Optional<String> clock, Optional<Long> driftSeconds, boolean set) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Optional<OffsetDateTime> wanted = wanted();
        Aim card = aim.aim();
        return new Desk(terminal).at(card, false, session -> {
            Optional<String> clock = read(session, wanted.isPresent());
            Optional<Duration> drift =
                    clock.flatMap(new Ratings(LocalDateTime.now(ZoneId.systemDefault()), Optional.empty())::drift);
            terminal.result(
                    drift.isPresent() ? "diag.clock.drift" : "diag.clock.untold",
                    clock.orElse(""),
                    drift.map(Duration::toSeconds).map(String::valueOf).orElse(""));
            if (wanted.isPresent()) {
                // Read again now: the time went on while the card was asked.
                OffsetDateTime set = time.filter(NOW::equals).isPresent()
                        ? OffsetDateTime.now(ZoneId.systemDefault())
                        : wanted.get();
                session.run(new DeviceCommand.SetClock(set));
                terminal.result("diag.done.clock", set.toLocalDateTime().withNano(0));
            }
            terminal.document(new Clock(
                    aim.typed(),
                    session.known().family().id(),
                    clock,
                    drift.map(Duration::toSeconds),
                    wanted.isPresent()));
            return ExitCode.DONE;
        });
    }

    private Optional<OffsetDateTime> wanted() throws CommandException {
        if (time.isEmpty() || time.get().equals(NOW)) {
            return time.map(now -> OffsetDateTime.now(ZoneId.systemDefault()));
        }
        try {
            return time.map(text ->
                    LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toOffsetDateTime());
        } catch (DateTimeException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.bad-time", time.get());
        }
    }

    /** Not every card whose clock can be set tells its time. */
    private static Optional<String> read(Session session, boolean mayFail) throws DiagException, InterruptedException {
        try {
            List<Reading> readings = session.run(new DeviceCommand.ReadStatus());
            return readings.stream()
                    .filter(reading -> reading.quantity() == Quantity.CLOCK)
                    .map(Reading::value)
                    .findFirst();
        } catch (DiagException e) {
            if (mayFail && e.kind() == DiagException.Kind.FAILED) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
