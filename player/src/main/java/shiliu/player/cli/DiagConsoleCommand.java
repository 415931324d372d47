package shiliu.player.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shiliu.player.diag.Aim;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Session;

/** {@code diag console}: a prompt at one card, its line kept open. */
@Command(name = "console", resourceBundle = "shiliu.player.help")
final class DiagConsoleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    DiagConsoleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Aim card = aim.aim();
        Optional<org.jline.terminal.Terminal> screen = Keyboard.terminal(true);
        if (screen.isEmpty()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.console.no-terminal");
        }
        try (org.jline.terminal.Terminal at = screen.get()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(at)
                    .completer(new StringsCompleter(ConsoleWords.WORDS))
                    .build();
            return new Desk(terminal).at(card, Session.Use.ASK, session -> {
                terminal.say("diag.console.hint");
                converse(session, reader);
                return ExitCode.DONE;
            });
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "diag.console.no-terminal");
        }
    }

    private void converse(Session session, LineReader reader) throws InterruptedException {
        ConsoleWords words = new ConsoleWords(terminal, session, prompt -> line(reader, prompt));
        Optional<String> line = line(reader, "diag> ");
        while (line.isPresent() && !line.get().equals("quit")) {
            try {
                words.obey(line.get());
            } catch (DiagException e) {
                terminal.say(e.sentence());
                if (e.kind() == DiagException.Kind.UNREACHABLE) {
                    reopen(session);
                }
            }
            line = line(reader, "diag> ");
        }
    }

    /** A line that broke is tried once more; the next command says what is wrong with it. */
    private void reopen(Session session) throws InterruptedException {
        try {
            terminal.say("diag.console.again");
            session.reopen();
        } catch (IOException e) {
            terminal.say("diag.line-broke", aim.typed(), String.valueOf(e.getMessage()));
        }
    }

    /** What was typed; empty where the technician has enough. */
    private static Optional<String> line(LineReader reader, String prompt) {
        try {
            return Optional.of(reader.readLine(prompt).strip());
        } catch (UserInterruptException | EndOfFileException e) {
            return Optional.empty();
        }
    }
}
