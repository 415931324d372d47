package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.message.Messages;

/** A controller that systemd started: it says that it is ready once it listens, and that it lives. */
class ServeSystemdIT {
    @TempDir
    Path folder;

    @Test
    void aControllerThatServesSaysSo() throws Exception {
        InitCommand.setUp(
                folder.resolve("data"),
                "admin",
                "admin",
                Instant.parse("2026-11-10T04:00:00Z"),
                Messages.in(Locale.ENGLISH, "shiliu.controller.messages"));
        Path config = Files.writeString(
                folder.resolve("controller.yaml"),
                "listen: {host: 127.0.0.1, port: 8460}\ndata: data\ncommunities: [{id: a, name: A}]\nscreens: []\n");
        Path socket = folder.resolve("notify");
        Path heard = Files.createFile(folder.resolve("heard"));
        Process systemd = new ProcessBuilder("socat", "-u", "UNIX-RECV:" + socket, "OPEN:" + heard + ",append")
                .inheritIO()
                .start();
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(socket));
            List<String> command = new ArrayList<>(List.of("env", "NOTIFY_SOCKET=" + socket, "WATCHDOG_USEC=400000"));
            command.addAll(
                    Child.Launcher.of(Main.class).command("serve", "--config", config.toString(), "--port", "0"));
            Path log = folder.resolve("log");
            try (Child controller = Child.start(log, command)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> Files.readString(heard).split("WATCHDOG=1", -1).length > 3 || !controller.lives());
                assertThat(Files.readString(heard)).as(controller.said()).startsWith("READY=1");
                assertThat(controller.said()).contains("http://127.0.0.1:");
            }
        } finally {
            systemd.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
