package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of this program; what it says goes to its log. */
final class Child implements AutoCloseable {
    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** How a command of this program is started. */
    interface Launcher {
        List<String> command(String... arguments);

        /** From the class path of this test, in a small heap. */
        static Launcher of(Class<?> main) {
            return arguments -> {
                List<String> command = new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
                command.addAll(List.of(arguments));
                return command;
            };
        }
    }

    static Child start(Path log, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new Child(process, log);
    }

    long pid() {
        return process.pid();
    }

    boolean lives() {
        return process.isAlive();
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** Gives it this long; it must not end by itself. */
    void leave(long millis) throws Exception {
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS))
                .as("it ends only when it is killed: %s", said())
                .isFalse();
    }

    /** SIGKILL: nothing is written, nothing is closed. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
