package shiliu.controller.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/** A player of the demo: a process of its own, as it would run on a box beside the wall. */
record DemoPlayer(Screen screen, Path folder, DemoProcess process) implements DemoScreen {
    /** How a player reaches its controller for the first time. */
    record Pairing(URI controller, Sha256 root, String code) {}

    /** Starts the process, on {@code clock}. */
    static DemoPlayer start(Screen screen, Path folder, Pairing pairing, InstantSource clock) throws CommandException {
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
            DemoProcess process = DemoProcess.start(
                    () -> DemoProcess.java(
                            "192m",
                            List.of(
                                    "play",
                                    "--config",
                                    config.toString(),
                                    "--pair",
                                    pairing.code(),
                                    "--clock",
                                    clock.instant().toString())),
                    folder.resolve("player.log"));
            return new DemoPlayer(screen, folder, process);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", folder, e.getMessage());
        }
    }

    @Override
    public void picture(Path out) throws CommandException {
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
        process.close();
    }
}
