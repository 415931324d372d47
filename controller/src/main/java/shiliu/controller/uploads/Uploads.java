package shiliu.controller.uploads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.api.UploadView;
import shiliu.controller.uploads.Shelf.Begun;
import shiliu.controller.uploads.Shelf.Name;
import shiliu.controller.uploads.Shelf.Piece;
import shiliu.player.bundle.Disk;
import shiliu.player.playlist.Sha256;

/**
 * Archives that arrive in pieces, each known by the hash of the whole and by who began it; nobody else has it. A piece
 * that was taken is on the disk for good. Safe for any thread; waits for the disk.
 */
public final class Uploads {
    /** Bytes of a piece. */
    public static final int LONGEST_PIECE = 1 << 20;
    /** Of one that is not the last, so that they are not too many. */
    public static final int SHORTEST_PIECE = 64 << 10;
    /** Of one person; the next one takes the place of the oldest. */
    public static final int MOST_OPEN = 4;
    /** Bytes that one person may have begun; more take the place of the oldest as well. */
    public static final long MOST_EACH = 128L << 20;
    /** Bytes that may have arrived of everybody together. */
    public static final long MOST_IN_ALL = 512L << 20;
    /** How long one may take from its beginning. */
    public static final Duration LIFE = Duration.ofDays(1);
    /** Stays free on the disk, so that all else can still be kept. */
    static final long RESERVE = 64L << 20;

    private final Shelf shelf;
    private final Clock clock;

    public Uploads(Disk disk, Clock clock) {
        this.shelf = new Shelf(disk);
        this.clock = clock;
    }

    /** What is done with files. */
    private interface Deed<T> {
        T run() throws IOException, Refused;
    }

    /** Begins an upload, or goes on with one of that length. */
    public synchronized UploadView begin(String person, Sha256 hash, long length) throws Refused {
        if (length < 1) {
            throw Refused.of(Kind.INVALID, "review.upload-length");
        }
        Name name = new Name(person, hash);
        return onDisk(() -> {
            Optional<Begun> before = shelf.find(name);
            if (before.filter(begun -> begun.length() == length).isPresent()) {
                return view(name, before.get());
            }
            shelf.remove(name);
            makeRoom(person, length);
            Begun begun = new Begun(length, clock.instant());
            shelf.begin(name, begun);
            return view(name, begun);
        });
    }

    /** How far it has come. */
    public synchronized UploadView show(String person, Sha256 hash) throws Refused {
        Name name = new Name(person, hash);
        return onDisk(() -> view(name, find(name)));
    }

    /** Takes the piece that is next. With the last one the whole must have the hash that it is called by, or all of it goes. */
    public synchronized UploadView append(String person, Sha256 hash, long offset, byte[] piece)
            throws Refused, WrongOffsetException {
        Name name = new Name(person, hash);
        UploadView now = show(person, hash);
        if (offset != now.offset()) {
            throw new WrongOffsetException(now);
        }
        long end = offset + piece.length;
        if (end > now.length()) {
            throw Refused.of(Kind.INVALID, "review.upload-long", now.length());
        }
        if (piece.length > LONGEST_PIECE || (piece.length < SHORTEST_PIECE && end < now.length())) {
            throw Refused.of(Kind.INVALID, "review.upload-piece", SHORTEST_PIECE >> 10, LONGEST_PIECE >> 10);
        }
        return onDisk(() -> {
            requireTotal(piece.length);
            requireRoom(piece.length);
            shelf.add(name, offset, piece);
            UploadView after = view(name, find(name));
            if (after.complete()) {
                whole(name, after.length());
            }
            return after;
        });
    }

    /** The whole of one that is complete. */
    public synchronized byte[] read(String person, Sha256 hash) throws Refused {
        Name name = new Name(person, hash);
        UploadView now = show(person, hash);
        if (!now.complete()) {
            throw Refused.of(Kind.CONFLICT, "review.upload-unfinished", now.offset(), now.length());
        }
        return onDisk(() -> whole(name, now.length()));
    }

    /** Throws it away, once it is of no more use. */
    public synchronized void remove(String person, Sha256 hash) throws Refused {
        Name name = new Name(person, hash);
        onDisk(() -> {
            shelf.remove(name);
            return name;
        });
    }

    /** Throws away what was begun too long ago; how many that were. */
    public synchronized int clear() throws IOException {
        int cleared = 0;
        for (Name name : shelf.names()) {
            Instant begun = shelf.find(name).map(Begun::at).orElse(Instant.EPOCH);
            if (!begun.plus(LIFE).isAfter(clock.instant())) {
                shelf.remove(name);
                cleared++;
            }
        }
        return cleared;
    }

    /** Removes what broken writes left; only before anybody writes. */
    public synchronized void sweep() throws IOException {
        shelf.sweep();
    }

    private Begun find(Name name) throws IOException, Refused {
        return shelf.find(name).orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "review.upload-unknown", name.hash()));
    }

    private UploadView view(Name name, Begun begun) throws IOException {
        List<Piece> pieces = shelf.pieces(name);
        long offset = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).until();
        return new UploadView(name.hash(), begun.length(), offset);
    }

    private void makeRoom(String person, long length) throws IOException, Refused {
        List<Name> own = new ArrayList<>();
        long begun = 0;
        for (Name name : shelf.names()) {
            if (name.person().equals(person)) {
                own.add(name);
                begun += length(name);
            }
        }
        while (own.size() >= MOST_OPEN || (!own.isEmpty() && begun + length > MOST_EACH)) {
            Name oldest = oldest(own);
            begun -= length(oldest);
            shelf.remove(oldest);
            own.remove(oldest);
        }
        requireTotal(length);
        requireRoom(length);
    }

    private long length(Name name) throws IOException {
        return shelf.find(name).map(Begun::length).orElse(0L);
    }

    /** What was only begun takes nothing from others: whoever says much and sends nothing would shut them out. */
    private void requireTotal(long length) throws IOException, Refused {
        if (shelf.arrived() + length > MOST_IN_ALL) {
            throw Refused.of(Kind.NO_ROOM, "review.upload-many", MOST_IN_ALL >> 20);
        }
    }

    private Name oldest(List<Name> names) throws IOException {
        record Aged(Name name, Instant begun) {}
        List<Aged> aged = new ArrayList<>();
        for (Name name : names) {
            aged.add(new Aged(name, shelf.find(name).map(Begun::at).orElse(Instant.EPOCH)));
        }
        return aged.stream()
                .min(Comparator.comparing(Aged::begun))
                .orElseThrow()
                .name();
    }

    private void requireRoom(long length) throws IOException, Refused {
        long free = shelf.free() - RESERVE;
        if (free < length) {
            throw Refused.of(Kind.NO_ROOM, "review.upload-room", mebibytes(length), RESERVE >> 20);
        }
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    /** All of it; where it has not the hash that it is called by, it is thrown away. */
    private byte[] whole(Name name, long length) throws IOException, Refused {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length));
        for (Piece piece : shelf.pieces(name)) {
            all.put(shelf.read(name, piece));
        }
        if (!Sha256.of(all.array()).equals(name.hash())) {
            shelf.remove(name);
            throw Refused.of(Kind.INVALID, "review.upload-hash", name.hash());
        }
        return all.array();
    }

    private static <T> T onDisk(Deed<T> deed) throws Refused {
        try {
            return deed.run();
        } catch (IOException e) {
            throw Refused.of(Kind.NO_ROOM, "review.not-stored", String.valueOf(e.getMessage()));
        }
    }
}
