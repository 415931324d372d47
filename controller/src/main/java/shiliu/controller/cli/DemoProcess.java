package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A process of the demo that is started again when it dies, as the power that comes back would start it. */
final class DemoProcess implements AutoCloseable {
    private static final long DEAD_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Supplier<List<String>> command;
    private final Path log;
    private Process process;
    private long diedAt;
    private int restarts;

    private DemoProcess(Supplier<List<String>> command, Path log, Process process) {
        this.command = command;
        this.log = log;
        this.process = process;
    }

    /** Starts {@code command}, which is asked for anew at each start; what it prints is added to {@code log}. */
    static DemoProcess start(Supplier<List<String>> command, Path log) throws IOException {
        return new DemoProcess(command, log, begin(command, log));
    }

    private static Process begin(Supplier<List<String>> command, Path log) throws IOException {
        return new ProcessBuilder(command.get())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** A small Java process with this program's classes: {@code arguments} of the player's command line. */
    static List<String> java(String heap, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                // As the launcher: a heap that is not said is committed as it may grow.
                "-Xms8m",
                "-XX:-UsePerfData",
                "-Xmx" + heap,
                "-Xmn4m",
                "-XX:MinHeapFreeRatio=5",
                "-XX:MaxHeapFreeRatio=10",
                "-Xss512k",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "shiliu.player.cli.Main"));
        command.addAll(arguments);
        return command;
    }

    Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }

    boolean running() {
        return process.isAlive();
    }

    /** How often it was started again. */
    int restarts() {
        return restarts;
    }

    /** Starts it again where it has been dead for two seconds; whether it did. */
    boolean revive() throws IOException {
        if (process.isAlive()) {
            diedAt = 0;
            return false;
        }
        long now = System.nanoTime();
        if (diedAt == 0) {
            diedAt = now;
        }
        if (now - diedAt < DEAD_NANOS) {
            return false;
        }
        process = begin(command, log);
        restarts++;
        diedAt = 0;
        return true;
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
