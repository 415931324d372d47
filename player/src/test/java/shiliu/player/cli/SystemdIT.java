package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code systemd-notify}; in systemd's place {@code socat} listens on its kind of socket. */
class SystemdIT {
    @TempDir
    Path folder;

    @Test
    void withoutASocketNobodyIsTold() {
        assertThat(Systemd.of(Map.of("WATCHDOG_USEC", "60000000")).every()).isEmpty();
        assertThat(Systemd.of(Map.of("NOTIFY_SOCKET", "/run/x", "WATCHDOG_USEC", "60000000"))
                        .every())
                .contains(Duration.ofSeconds(15));
        assertThat(Systemd.of(Map.of("NOTIFY_SOCKET", "/run/x", "WATCHDOG_USEC", "soon"))
                        .every())
                .isEmpty();
    }

    @Test
    void aServiceSaysThatItIsReadyAndLives() throws Exception {
        Path socket = folder.resolve("notify");
        Path heard = Files.createFile(folder.resolve("heard"));
        Process systemd = new ProcessBuilder("socat", "-u", "UNIX-RECV:" + socket, "OPEN:" + heard + ",append")
                .inheritIO()
                .start();
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(socket));
            Process service = new ProcessBuilder(command())
                    .inheritIO()
                    .redirectErrorStream(true)
                    .start();
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> Files.readString(heard).split("WATCHDOG=1", -1).length > 2);
                assertThat(Files.readString(heard)).startsWith("READY=1");
            } finally {
                service.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } finally {
            systemd.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private List<String> command() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                "env",
                "NOTIFY_SOCKET=" + folder.resolve("notify"),
                "WATCHDOG_USEC=400000",
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Service.class.getName());
    }

    /** A service that does nothing else, for a minute. */
    static final class Service {
        public static void main(String[] none) throws InterruptedException {
            Systemd.of(System.getenv()).begin(() -> true);
            Thread.sleep(60_000);
        }
    }
}
