package shiliu.controller.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.UploadView;
import shiliu.controller.office.World;
import shiliu.controller.people.Caller;
import shiliu.controller.store.Store;
import shiliu.controller.uploads.Uploads;
import shiliu.controller.uploads.WrongOffsetException;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.Disk;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;

/** A disk that gives out at any step of an upload: refused cleanly, no row without its file, and the next try succeeds. */
class FullDiskIT {
    private static final Instant NOON = World.NOON;

    @TempDir
    Path folder;

    private final FailingCalls calls = new FailingCalls();
    private final Blobs blobs = new Blobs(Disk.on(calls));

    @Test
    void anUploadIsThereWholeOrNotAtAll() {
        try (Store store = Store.open(folder.resolve("shiliu.db"))) {
            store.keep(tables -> {
                tables.people().put(edith());
                return 1;
            });
            Playlists playlists =
                    new Playlists(store, blobs, Set.of("guangming"), Clock.fixed(NOON, ZoneOffset.UTC), () -> {});
            int step = 0;
            while (!stored(playlists, store, step)) {
                step++;
            }
            assertThat(step).as("steps at which the disk gave out").isGreaterThan(12);
            List<BlobRef> rows = store.read(tables -> tables.blobs().all());
            assertThat(rows).hasSize(3).allMatch(row -> blobs.intact(row.sha256()));
        }
    }

    /** An upload in pieces: what was not taken is sent again, and in the end it is what was sent. */
    @Test
    void aPieceIsTakenOrNot() throws Exception {
        Uploads uploads = new Uploads(Disk.on(calls), Clock.fixed(NOON, ZoneOffset.UTC));
        byte[] whole = new byte[3 * Uploads.SHORTEST_PIECE];
        new Random(1).nextBytes(whole);
        Sha256 hash = Sha256.of(whole);
        int step = 0;
        int refusals = 0;
        while (true) {
            calls.failAfter(step++);
            try {
                send(uploads, whole);
                break;
            } catch (Refused refused) {
                assertThat(refused.kind()).isEqualTo(Refused.Kind.NO_ROOM);
                refusals++;
            } finally {
                calls.mend();
            }
        }
        assertThat(refusals).as("steps at which the disk gave out").isGreaterThan(5);
        assertThat(uploads.read("edith", hash)).isEqualTo(whole);
        uploads.remove("edith", hash);
        uploads.sweep();
        assertThat(calls.list("uploads")).isEmpty();
    }

    private static void send(Uploads uploads, byte[] whole) throws Refused, WrongOffsetException {
        Sha256 hash = Sha256.of(whole);
        UploadView now = uploads.begin("edith", hash, whole.length);
        while (!now.complete()) {
            int from = (int) now.offset();
            byte[] piece = Arrays.copyOfRange(whole, from, from + Uploads.SHORTEST_PIECE);
            now = uploads.append("edith", hash, from, piece);
        }
    }

    @Test
    void theReserveStaysFree() throws Exception {
        Uploads uploads = new Uploads(Disk.on(calls), Clock.fixed(NOON, ZoneOffset.UTC));
        byte[] whole = new byte[Uploads.SHORTEST_PIECE];
        Sha256 hash = Sha256.of(whole);
        calls.free((64L << 20) + whole.length - 1);
        Refused full = catchThrowableOfType(Refused.class, () -> uploads.begin("edith", hash, whole.length));
        assertThat(full.sentence().key()).isEqualTo("review.upload-room");
        calls.free((64L << 20) + whole.length);
        uploads.begin("edith", hash, whole.length);
        calls.free(64L << 20);
        Refused later = catchThrowableOfType(Refused.class, () -> uploads.append("edith", hash, 0, whole));
        assertThat(later.kind()).isEqualTo(Refused.Kind.NO_ROOM);
        assertThat(uploads.show("edith", hash).offset()).isZero();
    }

    @Test
    void whoOnlyBeginsShutsNobodyOut() throws Exception {
        Uploads uploads = new Uploads(Disk.on(calls), Clock.fixed(NOON, ZoneOffset.UTC));
        for (int i = 0; i < 4 * Uploads.MOST_OPEN; i++) {
            uploads.begin("person-" + i / Uploads.MOST_OPEN, Sha256.of(new byte[] {(byte) i}), 32 << 20);
        }
        byte[] whole = new byte[Uploads.SHORTEST_PIECE];
        uploads.begin("one-more", Sha256.of(whole), whole.length);
        assertThat(uploads.append("one-more", Sha256.of(whole), 0, whole).complete())
                .isTrue();
    }

    @Test
    void whatArrivedOfAllTogetherHasALimit() throws Exception {
        Uploads uploads = new Uploads(Disk.on(calls), Clock.fixed(NOON, ZoneOffset.UTC));
        byte[] whole = new byte[2 * Uploads.SHORTEST_PIECE];
        Sha256 hash = Sha256.of(whole);
        uploads.begin("edith", hash, whole.length);
        arrived("person-1", Uploads.MOST_IN_ALL - Uploads.SHORTEST_PIECE);
        byte[] piece = Arrays.copyOf(whole, Uploads.SHORTEST_PIECE);
        assertThat(uploads.append("edith", hash, 0, piece).offset()).isEqualTo(piece.length);
        Refused many = catchThrowableOfType(Refused.class, () -> uploads.append("edith", hash, piece.length, piece));
        assertThat(many.sentence().key()).isEqualTo("review.upload-many");
        Refused none = catchThrowableOfType(Refused.class, () -> uploads.begin("ren", Sha256.of(piece), 1));
        assertThat(none.sentence().key()).isEqualTo("review.upload-many");
    }

    /** As if so many bytes lay there; they are not held in memory. */
    private void arrived(String person, long bytes) throws Exception {
        String name = "uploads/%s.%s.%09d-%09d".formatted(person, "0".repeat(64), 0, bytes);
        calls.create(name, false).close();
    }

    @Test
    void eachPersonHasAShareAndTheOldestOfTheirsMakesRoom() throws Exception {
        World.SettableClock clock = new World.SettableClock(NOON);
        Uploads uploads = new Uploads(Disk.on(calls), clock);
        long half = Uploads.MOST_EACH / 2;
        List<Sha256> all = Stream.of(1, 2, 3)
                .map(n -> Sha256.of(new byte[] {n.byteValue()}))
                .toList();
        uploads.begin("ren", all.get(0), half);
        for (Sha256 one : all) {
            uploads.begin("edith", one, half);
            clock.advance(Duration.ofSeconds(1));
        }
        Refused gone = catchThrowableOfType(Refused.class, () -> uploads.show("edith", all.get(0)));
        assertThat(gone.kind()).isEqualTo(Refused.Kind.NOT_FOUND);
        assertThat(uploads.show("edith", all.get(1)).length()).isEqualTo(half);
        assertThat(uploads.show("edith", all.get(2)).length()).isEqualTo(half);
        assertThat(uploads.show("ren", all.get(0)).length()).as("another's").isEqualTo(half);
    }

    private boolean stored(Playlists playlists, Store store, int step) {
        // Another text at each step, so that every file of it is new.
        Playlist playlist = World.slogans("unity", "guangming", "一 " + step, "二 " + step);
        calls.failAfter(step);
        try {
            playlists.upload(caller(), playlist, Map.of());
            return true;
        } catch (Refused refused) {
            assertThat(refused.kind()).isEqualTo(Refused.Kind.NO_ROOM);
            List<BlobRef> rows = store.read(tables -> tables.blobs().all());
            assertThat(rows).isEmpty();
            return false;
        } finally {
            calls.mend();
        }
    }

    private static Caller caller() {
        return new Caller("edith", Set.of(AccountRole.EDITOR), "guangming", "", true, Set.of());
    }

    private static PersonView edith() {
        return new PersonView(
                "edith",
                "edith",
                Set.of(AccountRole.EDITOR),
                "guangming",
                AccountState.INVITED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON);
    }
}
