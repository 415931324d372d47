package shiliu.player.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.player.diag.Aim;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Handover;
import shiliu.player.diag.HandoverPage;
import shiliu.player.diag.Identified;
import shiliu.player.diag.LinkTest;
import shiliu.player.diag.Rated;
import shiliu.player.diag.Ratings;
import shiliu.player.diag.Session;
import shiliu.player.diag.Wording;
import shiliu.player.json.Json;
import shiliu.player.message.Message;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Reading;

/** {@code diag report}: one page to hand over with the screen, and the same for machines. */
@Command(name = "report", resourceBundle = "shiliu.player.help")
final class DiagReportCommand implements Callable<Integer> {
    private static final int PINGS = 30;

    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "option.diag.page")
    private Path out = Path.of("");

    DiagReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The document beside the page. */
    record Page(
            OffsetDateTime at,
            String address,
            String driver,
            Optional<Size> size,
            Optional<String> colour,
            Optional<String> family,
            Optional<DiagLinkCommand.Link> link,
            List<ReadingTable.Line> readings,
            List<String> cannot) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Aim card = aim.aim();
        Desk.mayWrite(out);
        return new Desk(terminal).at(card, Session.Use.ASK, session -> {
            Handover handover = handover(session, card);
            Desk.write(out, HandoverPage.of(handover, terminal.messages()).getBytes(StandardCharsets.UTF_8));
            Path json = out.resolveSibling(out.getFileName() + ".json");
            String driver = session.known().family().id();
            Page page = new Page(
                    handover.at(),
                    handover.address(),
                    driver,
                    handover.size(),
                    handover.colour().map(Wording::key),
                    handover.told().map(Identified::family),
                    handover.link().map(figures -> DiagLinkCommand.Link.of(aim.typed(), driver, figures)),
                    ReadingTable.lines(handover.readings(), terminal),
                    handover.cannot().stream().map(terminal.messages()::text).toList());
            Desk.write(json, Json.write(page));
            Done.say(terminal, aim.typed(), session, "diag.report.done", out, json);
            return ReadingTable.code(handover.readings());
        });
    }

    private Handover handover(Session session, Aim card) throws DiagException, InterruptedException {
        Session.Known known = session.known();
        List<Message> cannot = new ArrayList<>(Handover.lacks(known.capabilities()));
        List<Reading> readings = List.of();
        try {
            readings = session.run(new DeviceCommand.ReadStatus());
        } catch (DiagException e) {
            if (e.kind() != DiagException.Kind.FAILED) {
                throw e;
            }
            cannot.add(e.sentence());
        }
        List<Rated> rated = new Ratings(LocalDateTime.now(ZoneId.systemDefault()), card.size()).rate(readings);
        return new Handover(
                OffsetDateTime.now(ZoneId.systemDefault()),
                aim.typed(),
                known.family().id(),
                Optional.of(known)
                        .filter(Session.Known::sized)
                        .map(Session.Known::geometry)
                        .map(geometry -> new Size(geometry.width(), geometry.height())),
                Optional.of(known)
                        .filter(Session.Known::coloured)
                        .map(Session.Known::geometry)
                        .map(Geometry::colour),
                known.told(),
                rated,
                Optional.of(LinkTest.run(session, PINGS, () -> false, done -> {})),
                cannot);
    }
}
