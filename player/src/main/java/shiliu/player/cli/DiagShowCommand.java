package shiliu.player.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.player.diag.Aim;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Drawing;
import shiliu.player.diag.Session;
import shiliu.player.diag.Wording;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Proof;

/** {@code diag show}: brings a picture or a text to the card, and says how it is known to be lit. */
@Command(name = "show", resourceBundle = "shiliu.player.help")
final class DiagShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE.png", descriptionKey = "option.diag.picture")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--text", paramLabel = "T", descriptionKey = "option.diag.text")
    private Optional<String> text = Optional.empty();

    DiagShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * What {@code --json} prints.
     *
     * @param sha256 of the first page
     * @param proof how it is known to be lit
     */
    record Shown(String address, String driver, int pages, int packets, String sha256, Optional<String> proof) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        if (file.isPresent() == text.isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.show.what");
        }
        Aim card = aim.aim();
        Optional<byte[]> picture = file.isPresent() ? Optional.of(Desk.read(file.get())) : Optional.empty();
        return new Desk(terminal).at(card, picture.isPresent() ? Session.Use.PICTURE : Session.Use.TEXT, session -> {
            Drawing drawing = new Drawing(session.known().geometry());
            Content content = picture.isPresent()
                    ? drawing.picture(
                            picture.get(), String.valueOf(file.orElseThrow().getFileName()))
                    : drawing.text(text.orElseThrow());
            session.admit(content);
            int packets = send(session, content);
            Optional<Proof> proof = session.talk().state().lit().map(lit -> lit.proof());
            terminal.document(new Shown(
                    aim.typed(),
                    session.known().family().id(),
                    content.pages().size(),
                    packets,
                    content.frame().sha256(),
                    proof.map(Wording::key)));
            terminal.result(
                    "diag.show.done",
                    String.valueOf(packets),
                    String.valueOf(content.pages().size()));
            terminal.result("diag.proof." + proof.map(Wording::key).orElse("none"));
            return ExitCode.DONE;
        });
    }

    private int send(Session session, Content content) throws DiagException, InterruptedException {
        AtomicInteger packets = new AtomicInteger();
        try {
            session.talk()
                    .show(
                            content,
                            doing ->
                                    terminal.say("diag.show.packet", String.valueOf(packets.incrementAndGet()), doing));
        } catch (DriverException e) {
            throw session.trouble(e);
        }
        return packets.get();
    }
}
