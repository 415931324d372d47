package shiliu.controller.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.Refused;
import shiliu.controller.api.ReviewState;
import shiliu.controller.office.World;
import shiliu.controller.people.Caller;
import shiliu.player.bundle.Envelope;

/**
 * Whatever people try, nothing is approved but by a reviewer of the community who is not its author, over the very items
 * that wait. Random histories against a model of one line.
 */
class TwoPairsOfEyesIT {
    private static final List<String> PEOPLE = List.of("edith", "rui", "ren", "jin", "oscar", "gone");
    private static final List<String> AUTHORS = List.of("edith", "ren");
    private static final Set<String> REVIEWERS = Set.of("edith", "rui", "ren");
    private static final AtomicInteger PLAYLISTS = new AtomicInteger();

    private static Path folder;
    private static World world;
    private static Caller gone;

    @BeforeContainer
    static void staff() throws Exception {
        folder = Files.createTempDirectory("eyes");
        world = World.staffed(folder);
        world.add("gone", "guangming", AccountRole.REVIEWER);
        gone = world.caller("gone");
        world.revoke("gone");
    }

    @AfterContainer
    static void close() throws Exception {
        world.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /**
     * @param caller who asks
     * @param signer whose key signs
     * @param stale whether what is signed is the revision before
     */
    record Attempt(String caller, String signer, boolean stale) {}

    record History(String author, List<List<Attempt>> revisions) {}

    @Property(tries = 40, seed = "20261110")
    void nobodyApprovesTheirOwnWork(@ForAll("histories") History history) throws Exception {
        String playlist = "p-" + PLAYLISTS.incrementAndGet();
        List<List<Envelope>> before = new ArrayList<>();
        for (int revision = 0; revision < history.revisions().size(); revision++) {
            String text = playlist + " " + revision;
            String review =
                    world.upload(history.author(), playlist, text, "二 " + text).review();
            boolean expected = false;
            Set<String> counted = new HashSet<>();
            for (Attempt attempt : history.revisions().get(revision)) {
                boolean good = attempt.caller().equals(attempt.signer())
                        && REVIEWERS.contains(attempt.caller())
                        && !attempt.caller().equals(history.author())
                        && !attempt.stale();
                boolean accepted = tries(attempt, review, before);
                boolean again = expected && counted.contains(attempt.caller());
                assertThat(accepted).as("%s on %s", attempt, history).isEqualTo(good && (!expected || again));
                if (accepted) {
                    expected = true;
                    counted.add(attempt.caller());
                }
            }
            ReviewState state =
                    world.office().reviews().show(world.caller("admin"), review).state();
            assertThat(state).isEqualTo(expected ? ReviewState.APPROVED : ReviewState.WAITING);
            before.add(world.approvals("rui", review));
        }
    }

    private static boolean tries(Attempt attempt, String review, List<List<Envelope>> before) throws Exception {
        List<Envelope> approvals = attempt.stale()
                ? before.isEmpty() ? List.of() : before.get(before.size() - 1)
                : world.approvals(attempt.signer(), review);
        // Someone who was shut out just now may still hold what the request was checked against.
        Caller caller = attempt.caller().equals("gone") ? gone : world.caller(attempt.caller());
        try {
            world.office().reviews().approve(caller, review, new ApprovalRequest(approvals));
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    @Provide
    Arbitrary<History> histories() {
        Arbitrary<String> person = Arbitraries.of(PEOPLE);
        Arbitrary<Attempt> own = person.map(who -> new Attempt(who, who, false));
        Arbitrary<Attempt> any =
                Combinators.combine(person, person, Arbitraries.of(true, false)).as(Attempt::new);
        Arbitrary<List<Attempt>> attempts =
                Arbitraries.oneOf(own, any).list().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.of(AUTHORS), attempts.list().ofMinSize(1).ofMaxSize(2))
                .as(History::new);
    }
}
