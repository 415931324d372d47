package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shiliu.player.bundle.BundleCache;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.bundle.TrustRoots;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;

/** One player's folder and the process that works in it, if any does. */
final class Node implements AutoCloseable {
    private final Path folder;
    private final String screen;
    private final Child.Launcher launcher;
    private Child child;
    private Sha256 root;
    private long mark;

    Node(Path folder, String screen, Child.Launcher launcher) {
        this.folder = folder;
        this.screen = screen;
        this.launcher = launcher;
    }

    /** A line of the pictures' log. */
    record Line(Instant at, String file, Sha256 sha256) {
        long number() {
            return Long.parseLong(file.substring(0, file.indexOf('.')));
        }
    }

    /** What the folder holds while no process works in it. */
    record OnDisk(BundleCache cache, OrderBook orders) {}

    void configure(URI controller, Sha256 pinned) throws IOException {
        root = pinned;
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("player.yaml"), """
                screen: %s
                controller: %s
                data: data
                trust-root: %s
                output: {kind: png, folder: pictures}
                """.formatted(screen, controller, pinned));
    }

    void start(Clock clock, String... more) throws IOException {
        start(clock.instant(), more);
    }

    /** Starts it; {@code now} is what its clock shows then. */
    void start(Instant now, String... more) throws IOException {
        mark = lines().stream().mapToLong(Line::number).max().orElse(0);
        List<String> arguments = new ArrayList<>(
                List.of("play", "--config", folder.resolve("player.yaml").toString(), "--clock", now.toString()));
        arguments.addAll(List.of(more));
        child = Child.start(folder.resolve("player.log"), launcher.command(arguments.toArray(String[]::new)));
    }

    Child child() {
        return child;
    }

    void kill() throws InterruptedException {
        child.kill();
    }

    String screen() {
        return screen;
    }

    /** The frames that were output since the last start, oldest first. */
    List<Line> since() throws IOException {
        return lines().stream().filter(line -> line.number() > mark).toList();
    }

    /** The first {@code many} frames since the last start, as soon as they are there. */
    List<Line> awaitFrames(int many) {
        await().pollInterval(Duration.ofMillis(100)).atMost(Town.LONG).until(() -> {
            assertThat(child.lives()).as(child.said()).isTrue();
            return since().size() >= many;
        });
        try {
            return since();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Reads the folder as the next start will; no process may work in it. */
    OnDisk onDisk() throws IOException {
        Disk disk = Disk.real(folder.resolve("data"));
        TrustRoots roots = TrustRoots.open(disk, root);
        return new OnDisk(BundleCache.open(disk, roots, OwnScreen.of(screen)), OrderBook.open(disk, roots));
    }

    /** A torn last line is a frame whose line the kill cut off. */
    private List<Line> lines() throws IOException {
        Path log = folder.resolve("pictures/frames.jsonl");
        if (!Files.exists(log)) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        byte[] bytes = Files.readAllBytes(log);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                try {
                    lines.add(Json.read(Arrays.copyOfRange(bytes, start, i), Line.class));
                } catch (shiliu.player.json.JsonException e) {
                    // two lines in one: the first was cut off by a kill
                }
                start = i + 1;
            }
        }
        return lines;
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
