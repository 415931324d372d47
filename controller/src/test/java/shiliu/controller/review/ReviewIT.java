package shiliu.controller.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.Refused;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.office.World;
import shiliu.player.bundle.Envelope;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;

class ReviewIT {
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
    void ownWorkIsNotPermitted() throws Exception {
        String review = world.upload("edith", "unity", "一").review();
        assertThatThrownBy(() -> world.approve("edith", review)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.sentence().key()).isEqualTo("review.own-work");
            assertThat(refused.kind().status()).isEqualTo(403);
        });
        assertThat(state(review)).isEqualTo(ReviewState.WAITING);
    }

    @Test
    void aReviewerOfAnotherCommunityIsNotPermitted() throws Exception {
        String review = world.upload("edith", "unity", "一").review();
        assertThatThrownBy(() -> world.approve("jin", review)).hasMessageContaining("review.not-reviewer");
        assertThatThrownBy(() -> world.office().reviews().show(world.caller("jin"), review))
                .hasMessageContaining("review.not-yours");
        assertThat(world.office().reviews().list(world.caller("jin"))).isEmpty();
        assertThat(world.office().playlists().list(world.caller("jin"))).isEmpty();
    }

    @Test
    void anApprovalCountsOnlyForItsItemAndItsSigner() throws Exception {
        String review = world.upload("edith", "unity", "一", "二").review();
        List<Envelope> all = world.approvals("rui", review);
        assertRefused(review, all.subList(0, 1), "review.items-left");
        assertRefused(review, List.of(all.get(0), all.get(0)), "review.other-item");
        assertRefused(review, world.approvals("ren", review), "review.not-signed-by-you");
        String edited = world.upload("edith", "unity", "一", "三").review();
        assertRefused(edited, all, "review.other-item");
        assertRefused(review, all, "review.is-superseded");
        assertThat(state(edited)).isEqualTo(ReviewState.WAITING);
    }

    @Test
    void theSameApprovalAgainGetsTheSameAnswer() throws Exception {
        String review = world.upload("edith", "unity", "一").review();
        List<Envelope> approvals = world.approvals("rui", review);
        ReviewView first = approve(review, approvals);
        assertThat(approve(review, approvals)).isEqualTo(first);
        assertThat(first.items().get(0).approvedBy()).containsExactly("rui");
        assertThat(first.needed()).isEqualTo(1);
    }

    @Test
    void anEditorUploadsForTheirCommunityOnly() throws Exception {
        Playlist other = World.slogans("other", "jinhui", "一");
        assertThatThrownBy(() -> world.office().playlists().upload(world.caller("edith"), other, Map.of()))
                .hasMessageContaining("review.not-editor");
        assertThatThrownBy(() -> world.upload("rui", "unity", "一")).hasMessageContaining("review.not-editor");
        assertThatThrownBy(() -> world.office()
                        .playlists()
                        .upload(world.caller("edith"), World.slogans("other", "nowhere", "一"), Map.of()))
                .hasMessageContaining("review.community-unknown");
        world.upload("edith", "unity", "一");
        assertThatThrownBy(() -> world.office()
                        .playlists()
                        .upload(world.caller("jin"), World.slogans("unity", "jinhui", "一"), Map.of()))
                .hasMessageContaining("review.other-community");
        assertThatThrownBy(() -> world.office().playlists().withdraw(world.caller("jin"), "unity"))
                .hasMessageContaining("review.not-yours");
    }

    @Test
    void aPictureThatDidNotComeWholeIsRefusedAndNothingIsStored() throws Exception {
        byte[] bytes = {1, 2, 3};
        Media media = new Media(Sha256.of(bytes), "image/png", 10, 10, 3);
        Playlist playlist = new Playlist(
                "pictures",
                "图",
                "guangming",
                World.NOVEMBER,
                List.of(new Picture(media, Picture.Fit.CONTAIN, Airing.DEFAULT)));
        for (Map<Sha256, byte[]> sent : List.of(
                Map.<Sha256, byte[]>of(),
                Map.of(media.sha256(), new byte[] {1, 2, 4}),
                Map.of(media.sha256(), new byte[] {1, 2}))) {
            assertThatThrownBy(() -> world.office().playlists().upload(world.caller("edith"), playlist, sent))
                    .hasMessageContaining("review.media-missing");
        }
        assertThat(world.office().playlists().list(world.caller("edith"))).isEmpty();
        world.office().playlists().upload(world.caller("edith"), playlist, Map.of(media.sha256(), bytes));
        assertThat(world.office().blob(media.sha256())).isPresent();
        assertThat(world.office().playlists().show(world.caller("edith"), "pictures"))
                .isEqualTo(playlist);
    }

    private void assertRefused(String review, List<Envelope> approvals, String code) {
        assertThatThrownBy(() -> approve(review, approvals)).hasMessageContaining(code);
    }

    private ReviewView approve(String review, List<Envelope> approvals) throws Refused {
        return world.office().reviews().approve(world.caller("rui"), review, new ApprovalRequest(approvals));
    }

    private ReviewState state(String review) throws Refused {
        return world.office().reviews().show(world.caller("admin"), review).state();
    }
}
