package shiliu.controller.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.controller.office.World;
import shiliu.controller.people.Caller;
import shiliu.controller.store.Store;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.Disk;
import shiliu.player.playlist.Playlist;

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
