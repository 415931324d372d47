package shiliu.player.play;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/**
 * Looks for orders that somebody brings: files {@code *.json} and {@code *.order} on a stick that was plugged in, or in the
 * player's own folder for them. What is no order is passed over in silence; an order is verified like any other, and leaves a line in the log. Links are
 * not followed, large files not read. One thread.
 */
final class OrderFiles {
    private static final Logger LOG = LoggerFactory.getLogger(OrderFiles.class);

    private static final Duration EVERY = Duration.ofSeconds(2);
    /** {@code /media/NAME/FOLDER/FILE}. */
    private static final int DEPTH = 3;

    private static final int MOST_ENTRIES = 20_000;

    private static final int LONGEST_REASON = 80;

    private final List<Path> folders;
    private final Obey obey;
    private final Consumer<String> journal;
    private Set<Seen> seen = Set.of();
    /** What was said last of those that are tried again. */
    private final Map<Seen, String> said = new HashMap<>();

    /** Takes an order. */
    interface Obey {
        Taken take(byte[] order);
    }

    /**
     * What became of an order.
     *
     * @param done whether nothing is left to do with it: obeyed, known, or not for here
     * @param word for the log, in English
     */
    record Taken(boolean done, String word) {}

    /** A file as it was: after a change it is read again. */
    private record Seen(Path file, long size, long modified) {}

    OrderFiles(List<Path> folders, Obey obey) {
        this(folders, obey, LOG::warn);
    }

    /** @param journal hears of each order: from where, what it is, and what became of it; once, unless that changes */
    OrderFiles(List<Path> folders, Obey obey, Consumer<String> journal) {
        this.folders = List.copyOf(folders);
        this.obey = obey;
        this.journal = journal;
    }

    /** Reads what is new. A stick that was pulled and plugged in again is new. */
    Duration look() {
        Set<Seen> now = new HashSet<>();
        for (Path folder : folders) {
            look(folder, now);
        }
        seen = now;
        said.keySet().removeIf(one -> !Files.exists(one.file()));
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
        Optional<Envelope> order = order(bytes);
        if (order.isEmpty()) {
            now.add(one);
            return;
        }
        Taken taken = obey.take(bytes);
        if (!taken.word().equals(said.put(one, taken.word()))) {
            journal.accept(file + ": " + what(order.get()) + ": " + taken.word());
        }
        // What cannot be obeyed yet, as its giver's key is not known here, is tried again.
        if (taken.done()) {
            now.add(one);
            said.remove(one);
        }
    }

    private static Optional<Envelope> order(byte[] bytes) {
        try {
            return Optional.of(Envelope.read(bytes))
                    .filter(envelope -> envelope.payloadType().equals(DocumentType.ORDER.mediaType()));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** As it says of itself, whoever signed it: nothing of it may disturb a terminal. */
    private static String what(Envelope envelope) {
        try {
            Order order = Json.read(envelope.payloadBytes(), Order.class);
            String reason = order.reason().replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
            return order.kind().name().toLowerCase(Locale.ROOT)
                    + " of " + order.issued() + " \""
                    + (reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason)
                    + "\", " + envelope.payloadHash().hex().substring(0, 16);
        } catch (JsonException e) {
            return "an order that cannot be read";
        }
    }
}
