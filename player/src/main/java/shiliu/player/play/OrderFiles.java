package shiliu.player.play;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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

    private static final int MOST_ENTRIES = 20_000;

    private final List<Path> folders;
    private final Predicate<byte[]> obey;
    private Set<Seen> seen = Set.of();

    /** A file as it was: after a change it is read again. */
    private record Seen(Path file, long size, long modified) {}

    /** @param obey says whether it is done with an order, obeyed or not for here */
    OrderFiles(List<Path> folders, Predicate<byte[]> obey) {
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
        try {
            Files.walkFileTree(folder, Set.of(), DEPTH, new Visitor(now));
        } catch (IOException e) {
            // A stick that was just pulled.
            return;
        }
    }

    /** Goes on past what cannot be read: a stick's {@code lost+found}, somebody else's folder. */
    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Set<Seen> now;
        private int entries;

        Visitor(Set<Seen> now) {
            this.now = now;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
            if (named(file) && of.isRegularFile() && of.size() <= Json.MAX_ENVELOPE_BYTES) {
                look(file, new Seen(file, of.size(), of.lastModifiedTime().toMillis()), now);
            }
            return ++entries < MOST_ENTRIES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean named(Path file) {
        String name = file.toString();
        return name.endsWith(".json") || name.endsWith(".order");
    }

    private void look(Path file, Seen one, Set<Seen> now) throws IOException {
        if (seen.contains(one)) {
            now.add(one);
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        // What cannot be obeyed yet, as its giver's key is not known here, is tried again.
        if (!isOrder(bytes) || obey.test(bytes)) {
            now.add(one);
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
