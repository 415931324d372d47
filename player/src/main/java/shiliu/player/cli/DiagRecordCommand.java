package shiliu.player.cli;

import java.nio.file.Path;
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
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.line.RecordingTransport;

/** {@code diag record}: asks a card who and how it is, and keeps what passes. */
@Command(name = "record", resourceBundle = "shiliu.player.help")
final class DiagRecordCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "option.diag.recording")
    private Path out = Path.of("");

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
        return new Desk(terminal)
                .at(
                        card,
                        false,
                        line -> new RecordingTransport(line, InstantSource.system(), capture::passed),
                        session -> {
                            session.run(new DeviceCommand.Ping());
                            try {
                                session.run(new DeviceCommand.ReadStatus());
                            } catch (DiagException e) {
                                terminal.say(e.sentence());
                            }
                            capture.flush();
                            String driver = session.known().family().id();
                            Desk.write(out, new Recording(driver, frames).written());
                            Done.say(
                                    terminal,
                                    aim.typed(),
                                    session,
                                    "diag.record.done",
                                    String.valueOf(frames.size()),
                                    out);
                            return ExitCode.DONE;
                        });
    }
}
