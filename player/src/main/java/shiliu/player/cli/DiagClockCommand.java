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
import picocli.CommandLine.Option;
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

    @Option(names = "--zone", paramLabel = "ID", descriptionKey = "option.diag.zone")
    private Optional<String> zone = Optional.empty();

    @Mixin
    private Confirmation confirmation = new Confirmation();

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
        ZoneId here = zone();
        Optional<OffsetDateTime> wanted = wanted(here);
        boolean now = time.filter(NOW::equals).isPresent();
        Aim card = aim.aim();
        return new Desk(terminal).at(card, Session.Use.ASK, session -> {
            Optional<String> clock = read(session, wanted.isPresent());
            Optional<Duration> drift = clock.flatMap(new Ratings(LocalDateTime.now(here), Optional.empty())::drift);
            terminal.result(
                    drift.isPresent() ? "diag.clock.drift" : "diag.clock.untold",
                    clock.orElse(""),
                    drift.map(Duration::toSeconds).map(String::valueOf).orElse(""));
            if (now && zone.isEmpty() && drift.filter(Ratings::wholeHours).isPresent()) {
                confirmation.of(
                        terminal,
                        "diag.confirm.clock-zone",
                        clock.orElse(""),
                        LocalDateTime.now(here).withNano(0),
                        here.getId());
            }
            if (wanted.isPresent()) {
                // Read again now: the time went on while the card was asked.
                OffsetDateTime set = now ? OffsetDateTime.now(here) : wanted.get();
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

    private ZoneId zone() throws CommandException {
        try {
            return zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.bad-zone", zone.orElse(""));
        }
    }

    private Optional<OffsetDateTime> wanted(ZoneId here) throws CommandException {
        if (time.isEmpty() || time.get().equals(NOW)) {
            return time.map(now -> OffsetDateTime.now(here));
        }
        try {
            return time.map(text -> LocalDateTime.parse(text).atZone(here).toOffsetDateTime());
        } catch (DateTimeException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.bad-time", time.get());
        }
    }

    /** Not every card whose clock can be set tells its time. */
    static Optional<String> read(Session session, boolean mayFail) throws DiagException, InterruptedException {
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
