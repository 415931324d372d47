package shiliu.controller.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/** A player of the demo: a process of its own, as it would run on a box beside the wall. */
final class DemoPlayer implements AutoCloseable {
    private final Screen screen;
    private final Path folder;
    private final Process process;

    private DemoPlayer(Screen screen, Path folder, Process process) {
        this.screen = screen;
        this.folder = folder;
        this.process = process;
    }

    /** How a player reaches its controller for the first time. */
    record Pairing(URI controller, Sha256 root, String code) {}

    /** Starts the process; {@code now} is what its clock shows at that moment. */
    static DemoPlayer start(Screen screen, Path folder, Pairing pairing, Instant now) throws CommandException {
        try {
            Files.createDirectories(folder);
            Path config = Files.writeString(
                    folder.resolve("player.yaml"), """
                    screen: %s
                    controller: %s
                    data: data
                    trust-root: %s
                    output: {kind: png, folder: pictures}
                    """.formatted(screen.id(), pairing.controller(), pairing.root()));
            Process process = new ProcessBuilder(command(config, pairing, now))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("player.log").toFile())
                    .start();
            return new DemoPlayer(screen, folder, process);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", folder, e.getMessage());
        }
    }

    private static List<String> command(Path config, Pairing pairing, Instant now) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-Xmn4m",
                "-XX:MinHeapFreeRatio=5",
                "-XX:MaxHeapFreeRatio=10",
                "-Xss512k",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "shiliu.player.cli.Main",
                "play",
                "--config",
                config.toString(),
                "--pair",
                pairing.code(),
                "--clock",
                now.toString());
    }

    Screen screen() {
        return screen;
    }

    Path log() {
        return folder.resolve("player.log");
    }

    boolean running() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Copies what it shows now to {@code DIR/<screen>.png}. */
    void picture(Path out) throws CommandException {
        try {
            Files.createDirectories(out);
            Files.copy(
                    folder.resolve("pictures/latest.png"),
                    out.resolve(screen.id() + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", out, e.getMessage());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
