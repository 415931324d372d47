package shiliu.player.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A player as a process of its own, with the classes of this test. */
final class PlayerProcess {
    private PlayerProcess() {}

    /** Starts {@code play} with {@code config}; what it says goes to {@code log}. */
    static Process start(Path config, Path log, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "shiliu.player.cli.Main",
                "play",
                "--lang",
                "en",
                "--config",
                config.toString()));
        command.addAll(more);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
