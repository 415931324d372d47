package shiliu.player.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.diag.Aim;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Session;
import shiliu.player.diag.Wording;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Proof;

/**
 * {@code diag order}: darkens a card by a stop's file, where neither controller nor player reaches it. Signatures are not
 * looked at: whoever holds the cable can darken the card anyway; what is asked is that it is a stop and nothing else.
 */
@Command(name = "order", resourceBundle = "shiliu.player.help")
final class DiagOrderCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "option.diag.order")
    private Path file = Path.of("");

    DiagOrderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What {@code --json} prints. */
    record Darkened(String address, String driver, String reason, int packets, Optional<String> proof) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Aim card = aim.aim();
        Order stop = stop();
        confirmation.of(terminal, "diag.confirm.order", aim.typed(), stop.reason());
        return new Desk(terminal).at(card, Session.Use.TEXT, session -> {
            Geometry geometry = session.known().geometry();
            int packets = send(session, Content.black(geometry.width(), geometry.height()));
            Optional<Proof> proof = session.talk().state().lit().map(lit -> lit.proof());
            terminal.document(new Darkened(
                    aim.typed(), session.known().family().id(), stop.reason(), packets, proof.map(Wording::key)));
            terminal.result("diag.order.done", String.valueOf(packets));
            terminal.result("diag.proof." + proof.map(Wording::key).orElse("none"));
            if (!session.known().capabilities().keepsBlack()) {
                terminal.result("diag.lacks.keeps-black");
            }
            return ExitCode.DONE;
        });
    }

    private Order stop() throws CommandException {
        try {
            Envelope envelope = Envelope.read(Desk.read(file));
            Order order = Json.read(envelope.payloadBytes(), Order.class);
            if (envelope.payloadType().equals(DocumentType.ORDER.mediaType()) && order.kind() == Order.Kind.STOP) {
                return order;
            }
        } catch (JsonException | IllegalArgumentException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.order.no-stop", file);
        }
        throw CommandException.of(ExitCode.BAD_INPUT, "diag.order.no-stop", file);
    }

    private int send(Session session, Content black) throws DiagException, InterruptedException {
        AtomicInteger packets = new AtomicInteger();
        try {
            session.talk()
                    .show(
                            black,
                            doing ->
                                    terminal.say("diag.show.packet", String.valueOf(packets.incrementAndGet()), doing));
        } catch (DriverException e) {
            throw session.trouble(e);
        }
        return packets.get();
    }
}
