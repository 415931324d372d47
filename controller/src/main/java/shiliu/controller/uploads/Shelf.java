package shiliu.controller.uploads;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import shiliu.player.bundle.Disk;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/**
 * Begun uploads as files: {@code uploads/PERSON.HASH.begun} and a file for each piece, named by where it begins and ends.
 * A file is there whole or not at all, and so is a piece.
 */
final class Shelf {
    private static final String FOLDER = "uploads";
    private static final String BEGUN = "begun";
    private static final int LONGEST_NOTE = 1 << 10;

    private final Disk disk;

    Shelf(Disk disk) {
        this.disk = disk;
    }

    /** What is known of one from its beginning. */
    record Begun(long length, Instant at) {}

    /** Whose and what. */
    record Name(String person, Sha256 hash) {
        private String stem() {
            return person + "." + hash.hex() + ".";
        }
    }

    /** Bytes of the whole, from and until. */
    record Piece(long from, long until) {
        private String suffix() {
            return String.format(java.util.Locale.ROOT, "%09d-%09d", from, until);
        }
    }

    /** All that were begun; one whose note cannot be read is empty and of long ago. */
    List<Name> names() throws IOException {
        TreeSet<String> stems = new TreeSet<>();
        for (String file : disk.list(FOLDER)) {
            if (file.matches("[a-z0-9-]{1,64}\\.[0-9a-f]{64}\\..+")) {
                stems.add(file.substring(0, file.lastIndexOf('.')));
            }
        }
        return stems.stream()
                .map(stem -> new Name(
                        stem.substring(0, stem.indexOf('.')), new Sha256(stem.substring(stem.indexOf('.') + 1))))
                .toList();
    }

    Optional<Begun> find(Name name) throws IOException {
        if (!disk.exists(path(name, BEGUN))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(disk.read(path(name, BEGUN), LONGEST_NOTE), Begun.class));
        } catch (JsonException e) {
            return Optional.of(new Begun(0, Instant.EPOCH));
        }
    }

    void begin(Name name, Begun begun) throws IOException {
        disk.write(path(name, BEGUN), Json.write(begun));
    }

    void add(Name name, long from, byte[] bytes) throws IOException {
        disk.write(path(name, new Piece(from, from + bytes.length).suffix()), bytes);
    }

    /** From the first byte on without a gap; their names last once this has returned. */
    List<Piece> pieces(Name name) throws IOException {
        // One that was written when an error came in between may be there, and not for long.
        disk.settle(FOLDER);
        List<Piece> pieces = new ArrayList<>();
        long next = 0;
        for (Piece piece : files(name)) {
            if (piece.from() == next) {
                pieces.add(piece);
                next = piece.until();
            }
        }
        return pieces;
    }

    byte[] read(Name name, Piece piece) throws IOException {
        return disk.read(path(name, piece.suffix()), piece.until() - piece.from());
    }

    /** The last piece first and its note at the end: what an error leaves is a shorter upload. */
    void remove(Name name) throws IOException {
        List<Piece> pieces = files(name);
        for (int i = pieces.size() - 1; i >= 0; i--) {
            disk.delete(path(name, pieces.get(i).suffix()));
        }
        disk.delete(path(name, BEGUN));
    }

    /** Removes what broken writes left; only while nobody writes. */
    void sweep() throws IOException {
        disk.sweep(FOLDER);
    }

    long free() throws IOException {
        return disk.free();
    }

    /** The bytes of all pieces of all. */
    long arrived() throws IOException {
        return pieces(disk.list(FOLDER).stream())
                .mapToLong(piece -> piece.until() - piece.from())
                .sum();
    }

    private List<Piece> files(Name name) throws IOException {
        return pieces(disk.list(FOLDER).stream().filter(file -> file.startsWith(name.stem())))
                .sorted(Comparator.comparingLong(Piece::from).thenComparing(Piece::until, Comparator.reverseOrder()))
                .toList();
    }

    private static Stream<Piece> pieces(Stream<String> files) {
        return files.map(file -> file.substring(file.lastIndexOf('.') + 1))
                .filter(suffix -> suffix.matches("[0-9]{9}-[0-9]{9}"))
                .map(suffix -> new Piece(Long.parseLong(suffix.substring(0, 9)), Long.parseLong(suffix.substring(10))));
    }

    private static String path(Name name, String suffix) {
        return FOLDER + "/" + name.stem() + suffix;
    }
}
