package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shiliu.controller.config.ScreenSite;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.screen.Screen;

/** A virtual card of the demo: a process of its own, on a TCP port or at the far end of a serial line. */
final class DemoCard implements DemoScreen {
    private static final Pattern REACHED = Pattern.compile("\"address\":\"(tcp://[^\"]+)\"");
    private static final long LOOK_NANOS = 50_000_000L;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Screen screen;
    private final Path folder;
    private final DemoProcess process;
    private final Optional<DemoLine> line;
    private final Optional<String> serial;
    private volatile Optional<String> tcp = Optional.empty();

    private DemoCard(ScreenSite site, Path folder, Optional<DemoLine> line) throws IOException {
        this.screen = site.screen();
        this.folder = folder;
        this.line = line;
        String configured = site.connection().address();
        String options = configured.contains("?") ? configured.substring(configured.indexOf('?')) : "";
        this.serial = line.map(l -> "serial:" + l.controllersEnd() + options);
        String driver = site.connection().driver();
        this.process = DemoProcess.start(() -> command(driver, options), folder.resolve("said.txt"));
    }

    /** Starts the card; its serial line first, where the configuration puts it on one. */
    static DemoCard start(ScreenSite site, Path folder) throws CommandException {
        try {
            Files.createDirectories(folder);
            boolean onSerial = site.connection().address().startsWith("serial:");
            return new DemoCard(site, folder, onSerial ? Optional.of(DemoLine.open(folder)) : Optional.empty());
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", folder, e.getMessage());
        }
    }

    private List<String> command(String driver, String options) {
        List<String> arguments = new ArrayList<>(List.of("card", driver, "--json", "--size"));
        arguments.add(screen.size().toString());
        arguments.addAll(List.of("--colour", screen.colour().name().toLowerCase(Locale.ROOT)));
        arguments.addAll(List.of("--out", folder.resolve("pictures").toString()));
        arguments.addAll(List.of("--store", folder.resolve("store").toString()));
        if (line.isPresent()) {
            arguments.addAll(List.of("--serial", line.get().cardsEnd() + options));
        } else {
            // After a restart where it was before.
            arguments.addAll(List.of(
                    "--tcp", tcp.map(at -> at.substring("tcp://".length())).orElse("127.0.0.1:0")));
        }
        return DemoProcess.java("64m", arguments);
    }

    /** Where the controller reaches it; waits until the card is there. */
    String address() throws CommandException {
        if (serial.isPresent()) {
            return serial.get();
        }
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (tcp.isEmpty() && process.running() && System.nanoTime() < until) {
            tcp = reached();
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return tcp.orElseThrow(() -> CommandException.of(ExitCode.FAILED, "demo.no-card", screen.id(), process.log()));
    }

    private Optional<String> reached() throws CommandException {
        try {
            Matcher said = REACHED.matcher(Files.readString(process.log()));
            return said.find() ? Optional.of(said.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-read", process.log(), e.getMessage());
        }
    }

    @Override
    public Screen screen() {
        return screen;
    }

    @Override
    public DemoProcess process() {
        return process;
    }

    @Override
    public void picture(Path out) throws CommandException {
        try (Stream<Path> pictures = Files.list(folder.resolve("pictures"))) {
            Path newest = pictures.filter(path -> path.getFileName().toString().matches("[0-9]+\\.png"))
                    .max(Comparator.comparingLong(DemoCard::number))
                    .orElseThrow(() -> new IOException("no picture in " + folder));
            Files.createDirectories(out);
            Files.copy(newest, out.resolve(screen.id() + ".png"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", out, e.getMessage());
        }
    }

    private static long number(Path picture) {
        String name = picture.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    @Override
    public void close() {
        process.close();
        line.ifPresent(DemoLine::close);
    }
}
