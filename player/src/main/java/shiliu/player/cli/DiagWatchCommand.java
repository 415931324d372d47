package shiliu.player.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.player.diag.Capture;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Recording;
import shiliu.player.diag.Ways;
import shiliu.protocols.Drivers;
import shiliu.protocols.line.RecordingTransport.Passed;
import shiliu.protocols.line.RecordingTransport.Way;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;
import shiliu.protocols.packet.Octets;

/** {@code diag watch}: listens, sends nothing, and says what passes. */
@Command(name = "watch", resourceBundle = "shiliu.player.help")
final class DiagWatchCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(50);
    /** What a line at 115200 carries in a second, many times over: a device that floods cannot take the processor. */
    private static final int MOST_A_LOOK = 16 * 1024;

    private static final Duration END = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 10_000;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "DEVICE", descriptionKey = "option.diag.watched")
    private String place = "";

    @Option(names = "--seconds", paramLabel = "N", descriptionKey = "option.diag.watch-seconds")
    private Optional<Integer> seconds = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.diag.recording")
    private Optional<Path> out = Optional.empty();

    DiagWatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        TransportAddress at = AimOptions.address(place);
        List<Recording.Frame> frames = new ArrayList<>();
        FrameLines lines = new FrameLines(terminal);
        Capture capture = new Capture(Drivers.probes(), at.line(), frame -> {
            if (frames.size() < MOST_KEPT) {
                frames.add(frame);
            }
            lines.print(frame);
        });
        if (out.isPresent()) {
            Desk.mayWrite(out.get());
        }
        try (Ending ending = Ending.usual(END)) {
            int code = new Desk(terminal).open(ways -> {
                terminal.say("diag.watch.begins", at.line());
                return listen(ways, at, capture, ending);
            });
            capture.flush();
            keep(new Recording("unknown", frames));
            return code;
        } catch (CommandException e) {
            capture.flush();
            if (!frames.isEmpty()) {
                keep(new Recording("unknown", frames));
            }
            throw e;
        }
    }

    /** What was heard stays, however the watch ended. */
    private void keep(Recording recording) throws CommandException {
        terminal.document(recording);
        if (out.isPresent()) {
            Desk.write(out.get(), recording.written());
            terminal.say("diag.record.done", String.valueOf(recording.frames().size()), out.get());
        }
    }

    /** Until the time is over, or Ctrl-C: then too the file is written. */
    private ExitCode listen(Ways ways, TransportAddress at, Capture capture, Ending ending)
            throws DiagException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds.orElse(Integer.MAX_VALUE));
        byte[] buffer = new byte[MOST_A_LOOK];
        try (Transport line = ways.open(at)) {
            while (System.nanoTime() < until && !ending.asked()) {
                int count = line.receive(buffer, LOOK);
                if (count > 0) {
                    capture.passed(new Passed(Instant.now(), Way.RECEIVED, Octets.of(buffer, 0, count)));
                    Keyboard.pause(count == MOST_A_LOOK ? LOOK : Duration.ZERO);
                } else if (capture.pauses(Instant.now())) {
                    capture.flush();
                }
            }
        } catch (IOException e) {
            // A process that ends closes its ports: that is no trouble.
            if (!ending.asked()) {
                throw Ways.trouble(at, e);
            }
        } catch (InterruptedException e) {
            if (!ending.asked()) {
                throw e;
            }
        }
        if (ending.asked()) {
            terminal.say("diag.watch.ends");
        }
        return ExitCode.DONE;
    }
}
