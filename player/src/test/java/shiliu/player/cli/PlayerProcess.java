package shiliu.player.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A player as a process of its own, with the classes of this test. */
final class PlayerProcess {
    private PlayerProcess() {}

    /** Starts {@code play} with {@code config}; what it says goes to {@code log}. */
    static Process start(Path config, Path log, List<String> more) throws IOException {
        return start(config, log, more, Map.of());
    }

    /** The same in this environment; with a {@code DISPLAY} in it, it may open a window. */
    static Process start(Path config, Path log, List<String> more, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:NativeMemoryTracking=summary",
                // As the launcher starts it.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms8m",
                "-Xmx192m",
                "-Xmn4m",
                "-Xss512k",
                "-XX:-UsePerfData",
                "-XX:MinHeapFreeRatio=5",
                "-XX:MaxHeapFreeRatio=10",
                "-Djava.awt.headless=" + !environment.containsKey("DISPLAY"),
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
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        process.environment().putAll(environment);
        return process.start();
    }
}
