package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import shiliu.player.bundle.TrustRoot.Needed;

/** Until when approvals hold: looked up second by second. */
class ApproversTest {
    private static final int SECONDS = 8;

    @Provide
    Arbitrary<List<Approver>> approvals() {
        Arbitrary<Optional<Instant>> ends = Arbitraries.integers()
                .between(0, SECONDS)
                .map(s -> s == SECONDS ? Optional.empty() : Optional.of(at(s)));
        return Combinators.combine(Arbitraries.of("ann", "ben", "cai", "dai"), Arbitraries.of(true, false), ends)
                .as(Approver::new)
                .list()
                .ofMaxSize(6);
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }

    @Property(tries = 2000, seed = "20261126")
    void theyLapseInTheFirstSecondInWhichTooFewCount(
            @ForAll("approvals") List<Approver> all,
            @ForAll @IntRange(min = 1, max = 3) int people,
            @ForAll @IntRange(max = 3) int street) {
        Needed needed = new Needed(people, Math.min(people, street));
        Approvers approvers = Approvers.of(all, "ann");
        assertThat(approvers.names()).doesNotContain("ann");
        Assume.that(approvers.enough(needed));

        Optional<Instant> lapses = approvers.lapses(needed);

        for (int second = 0; second < SECONDS; second++) {
            Instant now = at(second);
            boolean counts = lapses.filter(end -> !now.isBefore(end)).isEmpty();
            assertThat(counts).as("second %s of %s", second, all).isEqualTo(suffice(all, now, needed));
        }
        assertThat(lapses.isEmpty()).isEqualTo(suffice(all, Instant.MAX, needed));
    }

    private static boolean suffice(List<Approver> all, Instant now, Needed needed) {
        List<Approver> counting = all.stream()
                .filter(one -> !one.person().equals("ann"))
                .filter(one -> one.until().isEmpty() || now.isBefore(one.until().get()))
                .toList();
        int people = counting.stream()
                .map(Approver::person)
                .collect(Collectors.toSet())
                .size();
        long street = counting.stream()
                .filter(Approver::street)
                .map(Approver::person)
                .distinct()
                .count();
        return people >= needed.people() && street >= needed.street();
    }
}
