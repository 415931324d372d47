package shiliu.controller.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.Refused;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.ReviewView.Step;
import shiliu.controller.office.World;
import shiliu.controller.review.ReviewRules.Sensitive;
import shiliu.player.bundle.Approval;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.json.Json;
import shiliu.player.playlist.Stake;

/** First, second and third stage: each by another person, none by the author, all on the same content (R15). */
class StagesIT {
    private static final int TRIES = Integer.getInteger("shiliu.review-tries", 150);
    private static final ReviewRules THREE =
            new ReviewRules(Map.of(Stake.SLOGAN, 3), Optional.of(3), List.of(), Duration.ofDays(2));

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void staff() throws Exception {
        world = World.staffed(folder);
        world.add("street", "*", AccountRole.REVIEWER);
        world.add("lei", "guangming", AccountRole.REVIEWER);
        world.reopen(THREE);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private ReviewView show(String review) throws Refused {
        return world.office().reviews().show(world.caller("admin"), review);
    }

    @Test
    void threePeopleInTheirOrderAndOnlyThenItPlays() throws Exception {
        String review = world.upload("edith", "news", "一").review();
        assertThat(world.approve("rui", review).steps())
                .extracting(Step::person)
                .containsExactly("rui");
        assertThat(world.approve("rui", review).steps())
                .as("the same person again")
                .hasSize(1);
        assertThatThrownBy(() -> world.approve("edith", review)).hasMessageContaining("review.own-work");
        world.approve("ren", review);
        assertThatThrownBy(() -> world.approve("lei", review))
                .as("the third is the street's")
                .hasMessageContaining("review.street-stage");
        assertThat(show(review).state()).isEqualTo(ReviewState.WAITING);
        ReviewView released = world.approve("street", review);
        assertThat(released.state()).isEqualTo(ReviewState.APPROVED);
        assertThat(released.steps()).extracting(Step::stage).containsExactly(1, 2, 3);
        assertThat(released.steps()).extracting(Step::person).containsExactly("rui", "ren", "street");
        assertThat(released.steps())
                .allSatisfy(step -> assertThat(step.approvals()).hasSize(1));
    }

    @Test
    void theStreetMayComeFirst() throws Exception {
        String review = world.upload("edith", "news", "一").review();
        world.approve("street", review);
        world.approve("rui", review);
        ReviewView released = world.approve("ren", review);
        assertThat(released.state()).isEqualTo(ReviewState.APPROVED);
        assertThat(released.steps()).extracting(Step::person).containsExactly("street", "rui", "ren");
    }

    @Test
    void thePlaceOfTheStreetIsKeptForItAfterItLeft() throws Exception {
        String review = world.upload("edith", "news", "一").review();
        world.approve("street", review);
        world.approve("rui", review);
        world.revoke("street");
        world.approve("ren", review);
        assertThatThrownBy(() -> world.approve("lei", review)).hasMessageContaining("review.street-stage");
        world.add("mei", "*", AccountRole.REVIEWER);
        assertThat(world.approve("mei", review).state()).isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void oneEnvelopeIsOnePersonsWordHoweverManySignIt() throws Exception {
        String review = world.upload("edith", "news", "一").review();
        Envelope alone = world.approvals("rui", review).get(0);
        List<Envelope.Signature> both = new ArrayList<>(alone.signatures());
        both.addAll(Envelope.sign(
                        DocumentType.APPROVAL,
                        Json.read(alone.payloadBytes(), Approval.class),
                        List.of(world.key("ren")))
                .signatures());
        Envelope pasted = new Envelope(alone.payloadType(), alone.payload(), both);
        assertThatThrownBy(() -> world.office()
                        .reviews()
                        .approve(world.caller("rui"), review, new ApprovalRequest(List.of(pasted))))
                .hasMessageContaining("review.not-signed-by-you");
        assertThat(show(review).steps()).isEmpty();
    }

    @Test
    void anEditBeginsAnew() throws Exception {
        String first = world.upload("edith", "news", "一").review();
        world.approve("rui", first);
        world.approve("ren", first);
        String second = world.upload("edith", "news", "二").review();
        assertThatThrownBy(() -> world.approve("street", first)).hasMessageContaining("review.is-superseded");
        assertThat(show(second).steps()).isEmpty();
        world.approve("street", second);
        assertThat(show(second).state()).isEqualTo(ReviewState.WAITING);
    }

    @Test
    void whoWasShutOutCountsNoMore() throws Exception {
        String review = world.upload("edith", "news", "一").review();
        world.approve("rui", review);
        world.approve("ren", review);
        world.revoke("rui");
        assertThat(world.approve("street", review).state()).isEqualTo(ReviewState.WAITING);
        world.add("mei", "*", AccountRole.REVIEWER);
        assertThat(world.approve("mei", review).state()).isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void whoIsShutOutAfterwardsTakesTheirStageWithThem() throws Exception {
        String review = world.upload("edith", "news", "一").review();
        world.slot("news", "gate");
        world.approve("rui", review);
        world.approve("ren", review);
        assertThat(world.approve("street", review).state()).isEqualTo(ReviewState.APPROVED);
        world.revoke("rui");
        assertThat(show(review).state()).isEqualTo(ReviewState.WAITING);
        assertThat(show(review).steps()).extracting(Step::person).containsExactly("ren", "street");
        world.settle();
        assertThat(world.office()
                        .snapshots()
                        .of("gate")
                        .orElseThrow()
                        .manifest()
                        .items())
                .isEmpty();
        assertThat(world.approve("lei", review).state()).isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void rulesThatCameLaterDarkenNothingButAreTold() throws Exception {
        world.reopen(ReviewRules.USUAL);
        String review = world.upload("edith", "news", "一").review();
        world.slot("news", "gate");
        assertThat(world.approve("rui", review).state()).isEqualTo(ReviewState.APPROVED);
        Sensitive time = new Sensitive("国庆", LocalDate.of(2026, 11, 5), LocalDate.of(2026, 11, 12), 1);
        world.reopen(new ReviewRules(Map.of(), Optional.empty(), List.of(time), Duration.ofDays(2)));
        assertThat(show(review))
                .satisfies(view -> assertThat(view.state()).isEqualTo(ReviewState.APPROVED))
                .satisfies(view -> assertThat(view.lacking()).isTrue())
                .satisfies(view -> assertThat(view.escalated()).contains("国庆"));
        String next = world.upload("edith", "news", "二").review();
        assertThat(world.approve("rui", next).state()).isEqualTo(ReviewState.WAITING);
        assertThat(world.approve("ren", next).state()).isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void whatWaitsForLongIsToldAndWhatIsOldIsNotListed() throws Exception {
        world.reopen(ReviewRules.USUAL);
        String done = world.upload("edith", "old", "一").review();
        world.approve("rui", done);
        String waiting = world.upload("edith", "news", "一").review();
        world.clock.advance(Duration.ofDays(2).minusSeconds(1));
        assertThat(show(waiting).late()).isFalse();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(show(waiting).late()).isTrue();
        assertThat(show(done).late()).isFalse();
        world.clock.advance(Duration.ofDays(29));
        assertThat(world.office().reviews().list(world.caller("rui")))
                .extracting(ReviewView::id)
                .containsExactly(waiting);
        assertThat(world.office().reviews().list(world.caller("rui"), true))
                .extracting(ReviewView::id)
                .containsExactlyInAnyOrder(waiting, done);
    }

    /** An oracle of sets beside it: what is released was approved by three who may, one of the street, whenever that one came. */
    @Test
    void nothingIsReleasedThatTooFewApproved() throws Exception {
        Random random = new Random(15);
        List<String> people = List.of("edith", "rui", "ren", "jin", "street", "lei", "oscar", "admin");
        Set<String> may = Set.of("edith", "rui", "ren", "street", "lei");
        Map<String, String> authors = Map.of("a", "edith", "b", "ren");
        List<Try> open = new ArrayList<>();
        int released = 0;
        for (int i = 0; i < TRIES; i++) {
            if (open.isEmpty() || random.nextInt(12) == 0) {
                String playlist = random.nextBoolean() ? "a" : "b";
                open.removeIf(one -> one.playlist().equals(playlist));
                String review =
                        world.upload(authors.get(playlist), playlist, "第 " + i).review();
                open.add(new Try(playlist, review, authors.get(playlist), new HashSet<>()));
            }
            Try one = open.get(random.nextInt(open.size()));
            String person = people.get(random.nextInt(people.size()));
            String signer = random.nextInt(5) == 0 ? people.get(random.nextInt(people.size())) : person;
            boolean before = show(one.review()).state() == ReviewState.APPROVED;
            try {
                List<Envelope> signed = world.approvals(signer, one.review());
                world.office().reviews().approve(world.caller(person), one.review(), new ApprovalRequest(signed));
                assertThat(may).contains(person);
                assertThat(person).isNotEqualTo(one.author()).isEqualTo(signer);
                one.by().add(person);
            } catch (Refused refused) {
                assertThat(one.mayNext(person, signer, may) && !before)
                        .as("%s of %s by %s: %s", person, one, signer, refused.getMessage())
                        .isFalse();
            }
            boolean enough = one.by().size() >= 3 && one.by().contains("street");
            assertThat(show(one.review()).state() == ReviewState.APPROVED)
                    .as("%s", one)
                    .isEqualTo(enough);
            if (enough) {
                released++;
                open.remove(one);
            }
        }
        System.out.printf("%d tries: %d released, each by three%n", TRIES, released);
        assertThat(released).isPositive();
    }

    /** One review and who approved it. */
    private record Try(String playlist, String review, String author, Set<String> by) {
        boolean mayNext(String person, String signer, Set<String> may) {
            Set<String> others = new HashSet<>(by);
            others.remove(person);
            boolean street =
                    others.size() < 2 || by.contains("street") || person.equals("street") || by.contains(person);
            return may.contains(person) && !person.equals(author) && person.equals(signer) && street;
        }
    }
}
