package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** A serial line of the demo: two pseudo-terminals that {@code socat} wires to each other. */
record DemoLine(Process socat, Path controllersEnd, Path cardsEnd) implements AutoCloseable {
    private static final long LOOK_NANOS = 20_000_000L;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** Refuses with what to install where there is no {@code socat}. */
    static DemoLine open(Path folder) throws CommandException {
        Path a = folder.resolve("line-controller");
        Path b = folder.resolve("line-card");
        Process socat;
        try {
            Files.deleteIfExists(a);
            Files.deleteIfExists(b);
            socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + a, "pty,raw,echo=0,link=" + b)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("socat.log").toFile())
                    .start();
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "demo.no-socat");
        }
        try {
            awaitLinks(socat, a, b);
            return new DemoLine(socat, a.toRealPath(), b.toRealPath());
        } catch (IOException e) {
            socat.destroy();
            throw CommandException.of(ExitCode.FAILED, "demo.no-line", folder.resolve("socat.log"));
        }
    }

    private static void awaitLinks(Process socat, Path a, Path b) throws IOException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!Files.exists(a) || !Files.exists(b)) {
            if (!socat.isAlive() || System.nanoTime() > until) {
                throw new IOException("socat made no line");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        socat.destroy();
        try {
            if (!socat.waitFor(5, TimeUnit.SECONDS)) {
                socat.destroyForcibly();
            }
        } catch (InterruptedException e) {
            socat.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
