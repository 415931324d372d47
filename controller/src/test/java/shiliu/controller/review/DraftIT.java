package shiliu.controller.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.office.World;
import shiliu.player.bundle.Manifest;

/** A draft waits for nobody, until an editor puts it to review. */
class DraftIT {
    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private UploadAnswer draft(String author, String... texts) throws Refused {
        return world.office()
                .playlists()
                .upload(world.caller(author), World.slogans("news", "guangming", texts), Map.of(), true);
    }

    private PlaylistView submit(String person) throws Refused {
        return world.office().playlists().submit(world.caller(person), "news");
    }

    private ReviewState state(String review) throws Refused {
        return world.office().reviews().show(world.caller("rui"), review).state();
    }

    private Refused refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refused.class, call);
    }

    @Test
    void nobodyIsAskedToReviewItAndItPlaysNowhere() throws Exception {
        UploadAnswer draft = draft("edith", "一");
        assertThat(draft.state()).isEqualTo(ReviewState.DRAFT);
        assertThat(world.office().reviews().list(world.caller("rui"), true)).isEmpty();
        world.slot("news", "gate");
        Refused early = refused(() -> world.approve("rui", draft.review()));
        assertThat(early.sentence().key()).isEqualTo("review.is-draft");
        world.settle();
        assertThat(items()).isZero();
        world.reopen();
        PlaylistView view =
                world.office().playlists().list(world.caller("edith")).get(0);
        assertThat(view.state()).isEqualTo(ReviewState.DRAFT);
        assertThat(view.playing()).isEmpty();
        assertThat(draft("edith", "一")).as("the same again").isEqualTo(draft);
    }

    private long items() {
        Manifest manifest = world.office().snapshots().of("gate").orElseThrow().manifest();
        return manifest.items().size();
    }

    @Test
    void onceSubmittedItWaitsFromThenOn() throws Exception {
        UploadAnswer draft = draft("edith", "一");
        world.clock.advance(Duration.ofDays(15));
        assertThat(refused(() -> submit("jin")).sentence().key()).isEqualTo("review.not-editor");
        assertThat(refused(() -> submit("rui")).sentence().key()).isEqualTo("review.not-editor");
        assertThat(submit("ren").state()).as("another editor").isEqualTo(ReviewState.WAITING);
        ReviewView review = world.office().reviews().list(world.caller("rui")).get(0);
        assertThat(review.id()).isEqualTo(draft.review());
        assertThat(review.late()).as("it waits from now on").isFalse();
        assertThat(refused(() -> submit("edith")).sentence().key()).isEqualTo("review.no-draft");
        world.slot("news", "gate");
        world.approve("rui", draft.review());
        world.settle();
        assertThat(items()).isEqualTo(1);
        String log = world.office().audit().after(world.caller("admin"), 0).toString();
        assertThat(log).contains("\"SUBMIT\"", "\"draft\":\"true\"");
    }

    @Test
    void whatWaitsOrPlaysStaysUntilTheDraftIsSubmitted() throws Exception {
        world.approve("rui", world.upload("edith", "news", "播").review());
        UploadAnswer waiting = world.upload("edith", "news", "等");
        draft("edith", "稿一");
        UploadAnswer second = draft("ren", "稿二");
        assertThat(state("news.1")).isEqualTo(ReviewState.APPROVED);
        assertThat(state(waiting.review())).isEqualTo(ReviewState.WAITING);
        assertThat(state("news.3")).as("a newer draft is there").isEqualTo(ReviewState.SUPERSEDED);
        submit("edith");
        assertThat(state(waiting.review())).isEqualTo(ReviewState.SUPERSEDED);
        assertThat(state(second.review())).isEqualTo(ReviewState.WAITING);
        assertThat(state("news.1")).isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void anUploadForReviewAndAWithdrawalEndIt() throws Exception {
        draft("edith", "一");
        UploadAnswer same = world.upload("edith", "news", "一");
        assertThat(same.state()).as("the same content, but for review").isEqualTo(ReviewState.WAITING);
        assertThat(state("news.1")).isEqualTo(ReviewState.SUPERSEDED);
        draft("edith", "二");
        world.office().playlists().withdraw(world.caller("edith"), "news");
        assertThat(state("news.3")).isEqualTo(ReviewState.WITHDRAWN);
        assertThat(refused(() -> submit("edith")).sentence().key()).isEqualTo("review.no-draft");
    }
}
