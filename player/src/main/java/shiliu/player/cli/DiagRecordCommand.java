package shiliu.player.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.player.diag.Aim;
import shiliu.player.diag.Capture;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Recording;
import shiliu.player.diag.Session;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.line.RecordingTransport;

/** {@code diag record}: asks a card who and how it is, and keeps what passes. */
@Command(name = "record", resourceBundle = "shiliu.player.help")
final class DiagRecordCommand implements Callable<Integer> {
    private static final Duration END = Duration.ofSeconds(5);

    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "option.diag.recording")
    private Path out = Path.of("");

    private boolean asking;

    DiagRecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Aim card = aim.aim();
        List<Recording.Frame> frames = new ArrayList<>();
        FrameLines lines = new FrameLines(terminal);
        Capture capture = new Capture(Drivers.probes(), aim.typed(), frame -> {
            frames.add(frame);
            lines.print(frame);
        });
        Desk.mayWrite(out);
        try (Ending ending = Ending.within(END)) {
            return new Desk(terminal)
                    .at(
                            card,
                            Session.Use.ASK,
                            line -> new RecordingTransport(line, InstantSource.system(), passed -> {
                                if (asking) {
                                    capture.passed(passed);
                                }
                            }),
                            session -> record(session, ending, capture, frames));
        }
    }

    private ExitCode record(Session session, Ending ending, Capture capture, List<Recording.Frame> frames)
            throws DiagException, CommandException, InterruptedException {
        // What found out which card it is belongs to other cards' families as well.
        asking = true;
        try {
            ask(session);
        } catch (InterruptedException e) {
            if (!ending.asked()) {
                throw e;
            }
        } finally {
            capture.flush();
            if (!frames.isEmpty()) {
                Desk.write(out, new Recording(session.known().family().id(), frames).written());
            }
        }
        Done.say(terminal, aim.typed(), session, "diag.record.done", String.valueOf(frames.size()), out);
        return ExitCode.DONE;
    }

    private void ask(Session session) throws DiagException, InterruptedException {
        session.run(new DeviceCommand.Ping());
        try {
            session.run(new DeviceCommand.ReadStatus());
        } catch (DiagException e) {
            terminal.say(e.sentence());
        }
    }
}
