package shiliu.player.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Recording;
import shiliu.player.diag.Replay;
import shiliu.player.diag.Ways;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** {@code diag replay}: sends what was recorded, and compares the answers. */
@Command(name = "replay", resourceBundle = "shiliu.player.help")
final class DiagReplayCommand implements Callable<Integer> {
    private static final int MOST_HEX = 160;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "option.diag.replayed")
    private Path file = Path.of("");

    @Option(names = "--to", paramLabel = "ADDRESS", required = true, descriptionKey = "option.diag.address")
    private String to = "";

    @Mixin
    private Confirmation confirmation = new Confirmation();

    DiagReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One packet, for machines. */
    record Line(String name, boolean same, String request, String expected, String got) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        TransportAddress at = AimOptions.address(to);
        byte[] json = Desk.read(file);
        return new Desk(terminal).open(ways -> {
            Recording recording = Recording.read(String.valueOf(file), json);
            if (recording.answered().isEmpty()) {
                throw CommandException.of(ExitCode.BAD_INPUT, "diag.replay.nothing", file);
            }
            confirmation.of(
                    terminal,
                    "diag.confirm.replay",
                    String.valueOf(recording.answered().size()),
                    to);
            return print(run(ways, at, recording));
        });
    }

    private static List<Replay.Outcome> run(Ways ways, TransportAddress at, Recording recording)
            throws DiagException, InterruptedException {
        try (Transport line = ways.open(at)) {
            return Replay.run(recording, line);
        } catch (IOException e) {
            throw Ways.trouble(at, e);
        }
    }

    private ExitCode print(List<Replay.Outcome> outcomes) {
        terminal.document(outcomes.stream()
                .map(each -> new Line(each.name(), each.same(), each.request(), each.expected(), each.got()))
                .toList());
        for (Replay.Outcome each : outcomes) {
            terminal.result(each.same() ? "diag.replay.same" : "diag.replay.differs", shortened(each.name()));
            if (!each.same()) {
                print(each);
            }
        }
        long same = outcomes.stream().filter(Replay.Outcome::same).count();
        terminal.result("diag.replay.sum", String.valueOf(same), String.valueOf(outcomes.size()));
        return same == outcomes.size() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** Where few bytes differ only those: the rest of a long answer hides them. */
    private void print(Replay.Outcome outcome) {
        List<Replay.Differing> few = outcome.differing();
        if (few.isEmpty()) {
            terminal.line("  - " + shortened(outcome.expected()));
            terminal.line("  + " + shortened(outcome.got()));
            return;
        }
        terminal.result(
                "diag.replay.bytes",
                String.valueOf(few.size()),
                String.valueOf(outcome.got().length() / 2));
        terminal.line("  "
                + few.stream()
                        .map(each -> each.place() + ": " + each.expected() + " → " + each.got())
                        .collect(Collectors.joining(", ")));
    }

    private static String shortened(String text) {
        return text.length() > MOST_HEX ? text.substring(0, MOST_HEX) + "…" : text;
    }
}
