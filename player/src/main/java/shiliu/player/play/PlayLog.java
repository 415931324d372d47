package shiliu.player.play;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.bundle.Disk;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/**
 * Proof of play on disk: pages of at most {@link Report#MOST_PLAYS} plays, one JSON line each, a new page at every start
 * and after every error, so that a torn line is always a page's last. The oldest page is sent until it was taken. Beyond
 * {@link #MOST_PAGES} the oldest goes unsent: more than a week of plays of three seconds. Thread-safe.
 */
public final class PlayLog {
    static final int MOST_PAGES = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(PlayLog.class);
    private static final String FOLDER = "plays";
    private static final int PAGE_BYTES = 256 * 1024;

    private final Disk disk;
    private final String boot;
    private final List<String> pages = new ArrayList<>();
    private Optional<String> open = Optional.empty();
    private int inOpen;
    private long sequence;
    private long nextPage;

    private PlayLog(Disk disk, String boot) {
        this.disk = disk;
        this.boot = boot;
    }

    /** Plays that wait to be taken, and the page that they came from. */
    public record Batch(String page, List<Report.Play> plays) {
        public Batch {
            plays = List.copyOf(plays);
        }
    }

    /** The log in {@code disk}; {@code boot} is this start's id. */
    public static PlayLog open(Disk disk, String boot) throws IOException {
        PlayLog log = new PlayLog(disk, boot);
        for (String name : disk.list(FOLDER)) {
            if (name.matches("[0-9]{19}\\.jsonl")) {
                log.pages.add(name);
                log.nextPage = Long.parseLong(name.substring(0, 19)) + 1;
            }
        }
        return log;
    }

    /** Keeps one play that ended; it is on disk when this returns. */
    public synchronized void add(Sha256 item, String slot, Instant from, Instant until) throws IOException {
        // Counted first: bytes that landed although the sync failed must not share their number with the next play.
        sequence++;
        Report.Play play = new Report.Play(boot, sequence, item, slot, from, until);
        String page = open.isPresent() ? open.get() : newPage();
        try {
            disk.append(FOLDER + "/" + page, line(play));
        } catch (IOException e) {
            close();
            throw e;
        }
        inOpen++;
        if (inOpen == Report.MOST_PLAYS) {
            close();
        }
    }

    /** The oldest page, closed now if it is still open; empty where everything was taken. */
    public synchronized Optional<Batch> oldest() throws IOException {
        while (!pages.isEmpty()) {
            String page = pages.get(0);
            if (open.filter(page::equals).isPresent()) {
                close();
            }
            List<Report.Play> plays = read(page);
            if (!plays.isEmpty()) {
                return Optional.of(new Batch(page, plays));
            }
            taken(page);
        }
        return Optional.empty();
    }

    /** A report that held this page was taken: it is not kept any longer. */
    public synchronized void taken(String page) throws IOException {
        disk.delete(FOLDER + "/" + page);
        pages.remove(page);
    }

    private void close() {
        open = Optional.empty();
        inOpen = 0;
    }

    private String newPage() throws IOException {
        if (pages.size() >= MOST_PAGES) {
            LOG.warn("{} pages of proof of play were never taken; the oldest goes", pages.size());
            taken(pages.get(0));
        }
        String page = String.format(Locale.ROOT, "%019d.jsonl", nextPage++);
        pages.add(page);
        open = Optional.of(page);
        return page;
    }

    private List<Report.Play> read(String page) throws IOException {
        byte[] bytes;
        try {
            bytes = disk.read(FOLDER + "/" + page, PAGE_BYTES);
        } catch (java.nio.file.NoSuchFileException e) {
            // The page was named and a full disk refused its first line.
            return List.of();
        }
        List<Report.Play> plays = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                read(Arrays.copyOfRange(bytes, start, i)).ifPresent(plays::add);
                start = i + 1;
            }
        }
        return plays;
    }

    private static Optional<Report.Play> read(byte[] line) {
        try {
            return Optional.of(Json.read(line, Report.Play.class));
        } catch (JsonException e) {
            LOG.warn("a damaged line in the proof of play: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static byte[] line(Report.Play play) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(Json.write(play));
        line.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
        return line.toByteArray();
    }
}
