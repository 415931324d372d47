package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import shiliu.player.bundle.AuditMark;
import shiliu.player.bundle.Disk;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/**
 * What this person's machine remembers of the log that it checked last: whoever has the controller in hand can write the
 * log anew, but not this.
 */
final class AuditWitness {
    private static final String FILE = "audit.json";
    private static final int MOST_BYTES = 4096;
    /** Entries are kept for longer than this. */
    private static final Duration KEPT = Duration.ofDays(364);

    private final Path home;

    AuditWitness(Path home) {
        this.home = home;
    }

    /** What was checked last, and when. */
    record Remembered(AuditMark mark, Instant at) {}

    /** Nothing where that is so long ago that its entries may have been cleared away. */
    Optional<AuditMark> remembered(Instant now) throws CommandException {
        if (!Files.exists(home.resolve(FILE))) {
            return Optional.empty();
        }
        try {
            Remembered last = Json.read(Disk.real(home).read(FILE, MOST_BYTES), Remembered.class);
            return Optional.of(last.mark())
                    .filter(mark -> now.isBefore(last.at().plus(KEPT)));
        } catch (IOException | JsonException | IllegalArgumentException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.audit-witness", home.resolve(FILE));
        }
    }

    void remember(AuditMark mark, Instant now) throws CommandException {
        try {
            Disk.real(home).writePrivate(FILE, Json.write(new Remembered(mark, now)));
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", home.resolve(FILE), e.getMessage());
        }
    }

    /** Of {@code 1234:0a1b…}, the number of entries and the last one's hash. */
    static AuditMark typed(String text) throws CommandException {
        int colon = text.indexOf(':');
        try {
            return new AuditMark(
                    Long.parseLong(text.substring(0, Math.max(0, colon))), new Sha256(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.audit-mark", text);
        }
    }

    static String words(AuditMark mark) {
        return mark.entries() + ":" + mark.head();
    }
}
