package shiliu.player.play;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/**
 * Looks for orders that somebody brings: files {@code *.json} and {@code *.order} on a stick that was plugged in, or in the
 * player's own folder for them. What is no order is passed over in silence; an order is verified like any other. Links are
 * not followed, large files not read. One thread.
 */
final class OrderFiles {
    private static final Duration EVERY = Duration.ofSeconds(2);
    /** {@code /media/NAME/FOLDER/FILE}. */
    private static final int DEPTH = 3;

    private static final int MOST_FILES = 2000;

    private final List<Path> folders;
    private final Consumer<byte[]> obey;
    private Set<Seen> seen = Set.of();

    /** A file as it was: after a change it is read again. */
    private record Seen(Path file, long size, long modified) {}

    OrderFiles(List<Path> folders, Consumer<byte[]> obey) {
        this.folders = List.copyOf(folders);
        this.obey = obey;
    }

    /** Reads what is new. A stick that was pulled and plugged in again is new. */
    Duration look() {
        Set<Seen> now = new HashSet<>();
        for (Path folder : folders) {
            look(folder, now);
        }
        seen = now;
        return EVERY;
    }

    private void look(Path folder, Set<Seen> now) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH, new FileVisitOption[0])) {
            files.limit(MOST_FILES).filter(OrderFiles::named).forEach(file -> look(file, now, seen));
        } catch (IOException | java.io.UncheckedIOException e) {
            // A stick that was just pulled, or a folder that is not ours to read.
            return;
        }
    }

    private static boolean named(Path file) {
        String name = file.toString();
        return name.endsWith(".json") || name.endsWith(".order");
    }

    private void look(Path file, Set<Seen> now, Set<Seen> before) {
        try {
            BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!of.isRegularFile() || of.size() > Json.MAX_ENVELOPE_BYTES) {
                return;
            }
            Seen one = new Seen(file, of.size(), of.lastModifiedTime().toMillis());
            now.add(one);
            if (!before.contains(one)) {
                byte[] bytes = Files.readAllBytes(file);
                if (isOrder(bytes)) {
                    obey.accept(bytes);
                }
            }
        } catch (IOException e) {
            // It is gone, or half written: the next look tells.
            return;
        }
    }

    private static boolean isOrder(byte[] bytes) {
        try {
            return Envelope.read(bytes).payloadType().equals(DocumentType.ORDER.mediaType());
        } catch (JsonException e) {
            return false;
        }
    }
}
