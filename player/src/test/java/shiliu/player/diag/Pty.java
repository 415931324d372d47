package shiliu.player.diag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import shiliu.protocols.line.TransportAddress;

/** Two pseudo-terminals wired to each other by {@code socat}: a serial line. */
public final class Pty implements AutoCloseable {
    private final Process socat;
    private final Path a;
    private final Path b;

    public Pty(Path folder) throws IOException {
        Files.createDirectories(folder);
        a = folder.resolve("a");
        b = folder.resolve("b");
        socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + a, "pty,raw,echo=0,link=" + b)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> Files.isSymbolicLink(a) && Files.isSymbolicLink(b));
    }

    public TransportAddress.Serial a(int baud) throws IOException {
        return address(a, baud);
    }

    public TransportAddress.Serial b(int baud) throws IOException {
        return address(b, baud);
    }

    private static TransportAddress.Serial address(Path link, int baud) throws IOException {
        return (TransportAddress.Serial) TransportAddress.parse("serial:" + link.toRealPath() + "?baud=" + baud);
    }

    /** Pulls the cable, and the adapter with it. */
    @Override
    public void close() {
        socat.destroyForcibly();
        try {
            if (!socat.waitFor(5, TimeUnit.SECONDS)) {
                socat.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
