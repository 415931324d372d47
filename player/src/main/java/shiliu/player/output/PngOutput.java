package shiliu.player.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shiliu.player.json.Json;
import shiliu.player.render.Pictures;
import shiliu.player.screen.Leds;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;

/**
 * Writes each changed frame to a folder: {@code NNNNNN.png}, a line in {@code frames.jsonl}, and {@code latest.png}, each
 * whole or not at all. The oldest go first, pictures and lines, so that a line running through does not fill the disk.
 */
public final class PngOutput implements Output {
    private static final Pattern NUMBERED = Pattern.compile("[0-9]{6,}\\.png");
    private static final String LOG = "frames.jsonl";

    private record Line(Instant at, String file, String sha256) {}

    private final Path folder;
    private final int keep;
    private final InstantSource clock;
    private final Deque<String> files = new ArrayDeque<>();
    private final Deque<String> lines = new ArrayDeque<>();
    private int logged;
    private long next;
    private Optional<Frame> shown = Optional.empty();

    /** Keeps the last {@code keep} frames, at least 1; goes on after the files that {@code folder} has already. */
    public PngOutput(Path folder, int keep, InstantSource clock) throws IOException {
        if (keep < 1) {
            throw new IllegalArgumentException("keep " + keep + " frames");
        }
        this.folder = Files.createDirectories(folder);
        this.keep = keep;
        this.clock = clock;
        for (String file : numbered()) {
            files.add(file);
            next = Long.parseLong(file.substring(0, file.indexOf('.')));
        }
        Path log = folder.resolve(LOG);
        if (Files.exists(log)) {
            lines.addAll(Files.readAllLines(log));
            logged = lines.size();
        }
        trim();
    }

    private List<String> numbered() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(all.map(path -> path.getFileName().toString())
                    .filter(name -> NUMBERED.matcher(name).matches())
                    .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length())
                    .toList());
        }
    }

    @Override
    public void show(Content content) throws IOException {
        Frame frame = content.frame();
        if (shown.filter(frame::equals).isPresent()) {
            return;
        }
        shown = Optional.empty();
        next++;
        String file = String.format("%06d.png", next);
        byte[] png = Pictures.png(frame);
        put(folder.resolve(file), png);
        put(folder.resolve("latest.png"), png);
        files.add(file);
        log(new String(Json.write(new Line(clock.instant(), file, frame.sha256())), StandardCharsets.UTF_8));
        shown = Optional.of(frame);
        trim();
    }

    /** Appends; once the log is twice as long as wanted it is written anew with its last lines. */
    private void log(String line) throws IOException {
        lines.add(line);
        while (lines.size() > keep) {
            lines.remove();
        }
        if (logged < 2 * keep) {
            Files.writeString(
                    folder.resolve(LOG),
                    line + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
            logged++;
        } else {
            put(folder.resolve(LOG), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            logged = lines.size();
        }
    }

    private void trim() throws IOException {
        while (files.size() > keep) {
            Files.deleteIfExists(folder.resolve(files.remove()));
        }
    }

    private void put(Path target, byte[] bytes) throws IOException {
        Path aside = folder.resolve(".next");
        Files.write(aside, bytes);
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Known known() {
        return shown.map(Known::output).orElse(Known.NOTHING);
    }

    @Override
    public boolean moves() {
        return true;
    }

    @Override
    public int framesASecond() {
        return Leds.LEAST_FRAMES;
    }

    @Override
    public void close() {
        // Every frame is on disk already.
    }
}
