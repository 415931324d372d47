package shiliu.player.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.stream.Stream;
import shiliu.player.json.Json;
import shiliu.player.render.Pictures;
import shiliu.protocols.driver.Frame;

/** Each picture of a virtual card as {@code N.png}, whole or not at all, and a line in {@code events.jsonl}. */
final class CardPictures implements Consumer<Frame> {
    private record Event(Instant at, String event, String sha256) {}

    private final Path folder;
    private final InstantSource clock;
    private long next;

    /** Goes on after the pictures that {@code folder} has. */
    CardPictures(Path folder, InstantSource clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        try (Stream<Path> files = Files.list(folder)) {
            next = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}\\.png"))
                    .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
                    .max()
                    .orElse(0);
        }
    }

    @Override
    public void accept(Frame shown) {
        next++;
        try {
            Path aside = folder.resolve(".next");
            Files.write(aside, Pictures.png(shown));
            Files.move(aside, folder.resolve(next + ".png"), StandardCopyOption.ATOMIC_MOVE);
            byte[] event = Json.write(new Event(clock.instant(), "shown", shown.sha256()));
            byte[] line = java.util.Arrays.copyOf(event, event.length + 1);
            line[event.length] = '\n';
            Files.write(folder.resolve("events.jsonl"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
