package shiliu.controller.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.people.FirstSteps;
import shiliu.controller.publish.Snapshot;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Submission;
import shiliu.player.render.FontSet;
import shiliu.player.render.Renderer;
import shiliu.player.schedule.Decision;

/** From an upload to a manifest that a player believes, and back off the air. */
class PathIT {
    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void staff() throws Exception {
        world = World.staffed(folder);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void whatASecondPersonApprovedIsInAManifestThatAPlayerBelieves() throws Exception {
        UploadAnswer upload = world.upload("edith", "unity", "民族团结一家亲", "石榴籽");
        world.slot("unity", "gate");
        world.settle();
        assertThat(texts("gate")).isEmpty();

        ReviewView review = world.approve("rui", upload.review());
        world.settle();

        assertThat(review.state()).isEqualTo(ReviewState.APPROVED);
        assertThat(review.screens()).containsExactly(World.GATE);
        assertThat(texts("gate")).containsExactly("民族团结一家亲", "石榴籽");
        assertThat(texts("hall")).isEmpty();
        assertThat(texts("panel")).isEmpty();
    }

    @Test
    void aNewRevisionReopensReviewAndTheOldOnePlaysOn() throws Exception {
        world.approve("rui", world.upload("edith", "unity", "旧").review());
        world.slot("unity", "gate");
        String second = world.upload("edith", "unity", "新").review();
        world.settle();
        assertThat(texts("gate")).containsExactly("旧");
        assertThat(state(second)).isEqualTo(ReviewState.WAITING);

        String third = world.upload("edith", "unity", "再新").review();
        assertThat(state(second)).isEqualTo(ReviewState.SUPERSEDED);
        world.approve("rui", third);
        world.settle();
        assertThat(texts("gate")).containsExactly("再新");
    }

    @Test
    void theSameUploadAgainIsTheSameRevision() throws Exception {
        UploadAnswer first = world.upload("edith", "unity", "一");
        assertThat(world.upload("edith", "unity", "一")).isEqualTo(first);
        assertThat(world.upload("ren", "unity", "一").revision()).isEqualTo(2);
    }

    @Test
    void whatIsRejectedOrWithdrawnDoesNotPlay() throws Exception {
        String first = world.upload("edith", "unity", "一").review();
        world.slot("unity", "#gm");
        world.office().reviews().reject(world.caller("rui"), first, new RejectRequest("错字"));
        assertThatThrownBy(() -> world.approve("rui", first)).hasMessageContaining("review.is-rejected");

        world.approve("rui", world.upload("edith", "unity", "二").review());
        world.settle();
        assertThat(texts("hall")).containsExactly("二");
        assertThat(world.office()
                        .playlists()
                        .withdraw(world.caller("edith"), "unity")
                        .playing())
                .isEmpty();
        world.settle();
        assertThat(texts("hall")).isEmpty();
    }

    @Test
    void whenAReviewerIsRevokedWhatTheyAloneApprovedLeavesTheScreenAndWaitsAgain() throws Exception {
        String review = world.upload("edith", "unity", "一").review();
        world.slot("unity", "gate");
        world.approve("rui", review);
        world.settle();
        int root = snapshot("gate").manifest().rootVersion();

        world.revoke("rui");
        world.settle();

        assertThat(texts("gate")).isEmpty();
        assertThat(snapshot("gate").manifest().rootVersion()).isEqualTo(root + 1);
        assertThat(state(review)).isEqualTo(ReviewState.WAITING);
        world.approve("ren", review);
        world.settle();
        assertThat(texts("gate")).containsExactly("一");
    }

    @Test
    void whatWasCorrectedDoesNotComeBackWithItsReviewersRevocation() throws Exception {
        world.approve("ren", world.upload("edith", "unity", "错").review());
        world.slot("unity", "gate");
        world.approve("rui", world.upload("edith", "unity", "对").review());
        world.settle();
        assertThat(texts("gate")).containsExactly("对");

        world.revoke("rui");
        world.settle();
        assertThat(texts("gate")).isEmpty();
    }

    @Test
    void aRestartChangesNothingAndForgetsNothing() throws Exception {
        world.approve("rui", world.upload("edith", "unity", "一").review());
        world.slot("unity", "gate");
        world.settle();
        String etag = snapshot("gate").etag();

        world.reopen();
        assertThat(snapshot("gate").etag()).isEqualTo(etag);
        world.settle();
        assertThat(snapshot("gate").etag()).isEqualTo(etag);
        assertThat(world.caller("rui").confirmed()).isTrue();
    }

    @Test
    void onlyScreensWhoseContentChangedGetANewVersion() throws Exception {
        world.approve("rui", world.upload("edith", "unity", "一").review());
        world.settle();
        String hall = snapshot("hall").etag();
        long gate = snapshot("gate").manifest().version();

        world.slot("unity", "gate");
        world.settle();

        assertThat(snapshot("hall").etag()).isEqualTo(hall);
        assertThat(snapshot("gate").manifest().version()).isGreaterThan(gate);
    }

    @Test
    void everyManifestIsSignedAnewEachDayAndWhatIsOverLeaves() throws Exception {
        world.approve("rui", world.upload("edith", "unity", "一").review());
        world.slot("unity", "gate");
        world.settle();
        long version = snapshot("gate").manifest().version();

        world.clock.advance(Duration.ofHours(23));
        world.settle();
        assertThat(snapshot("gate").manifest().version()).isEqualTo(version);
        world.clock.advance(Duration.ofHours(1));
        world.settle();
        assertThat(snapshot("gate").manifest().version()).isGreaterThan(version);

        world.clock.advance(Duration.ofDays(20));
        world.settle();
        assertThat(texts("gate")).isEmpty();
    }

    @Test
    void explainIsTheResolversWord() throws Exception {
        world.approve("rui", world.upload("edith", "unity", "一").review());
        world.slot("unity", "gate");
        world.settle();
        Decision decision = world.office().explain().explain("gate", World.NOON).decision();
        assertThat(decision).isInstanceOf(Decision.Playing.class);
        assertThatThrownBy(() -> world.office().explain().explain("nowhere", World.NOON))
                .hasMessageContaining("publish.screen-unknown");
    }

    @Test
    void aListenerHearsOfItsScreenUntilItEnds() throws Exception {
        world.settle();
        List<String> heard = new CopyOnWriteArrayList<>();
        Runnable end = world.office().snapshots().onChange("gate", () -> heard.add("gate"));
        world.office().snapshots().onChange("panel", () -> heard.add("panel"));
        world.approve("rui", world.upload("edith", "unity", "一").review());
        world.slot("unity", "gate");
        world.settle();
        assertThat(heard).containsExactly("gate");
        end.run();
        world.office().slots().remove(world.caller("admin"), "unity-1");
        world.settle();
        assertThat(heard).containsExactly("gate");
    }

    @Test
    void aFolderIsSetUpOnceAndOpenOnce() throws Exception {
        assertThatThrownBy(() -> Setup.create(
                        world.data(), FirstSteps.administrator("a", "a"), World.NOON, Messages.in(Locale.ENGLISH)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> Office.open(
                        new Office.Plan(world.data(), List.of(), Set.of(), new Renderer(new FontSet()), world.clock)))
                .hasMessageContaining("another controller");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(world.data().resolve("controller.key"))))
                .isEqualTo("rw-------");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(world.data());
        }
    }

    private Snapshot snapshot(String screen) {
        return world.office().snapshots().of(screen).orElseThrow();
    }

    private ReviewState state(String review) throws Exception {
        return world.office().reviews().show(world.caller("admin"), review).state();
    }

    /** The slogans that a player of this screen would hold, after every check that it makes. */
    private List<String> texts(String screen) throws Exception {
        Snapshot snapshot = snapshot(screen);
        Manifest manifest = BundleVerifier.manifest(
                world.office().accounts().root(),
                snapshot.envelope(),
                OwnScreen.of(screen),
                Optional.empty(),
                world.clock.instant());
        VerifiedBundle bundle = VerifiedBundle.verify(
                world.office().accounts().root(), manifest, snapshot.payloadHash(), new Blobs(Disk.real(world.data())));
        return manifest.items().stream()
                .map(entry -> bundle.items().get(entry.item().sha256()))
                .map(Submission::item)
                .map(item -> ((Slogan) item).text())
                .toList();
    }
}
