package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.playlist.Stake;
import shiliu.player.playlist.Submission;

/** Whoever signs, in whatever order and however often: people are counted, and only those who may. */
class DistinctPeopleTest {
    private static final Map<String, String> REVIEWERS_HERE =
            Map.of("wang", "wang", "wang-second", "wang", "zhao", "zhao", "yang", "yang", "li", "li");
    private static final Map<String, String> OPERATORS_HERE = Map.of("sun", "sun", "sun-second", "sun", "zhou", "zhou");

    @Provide
    Arbitrary<List<String>> signers() {
        return Arbitraries.of(
                        "wang",
                        "wang-second",
                        "zhao",
                        "yang",
                        "li",
                        "chen",
                        "sun",
                        "sun-second",
                        "zhou",
                        "wu",
                        "ma",
                        "controller",
                        "recovery",
                        "stranger")
                .list()
                .ofMaxSize(6);
    }

    private static Set<String> people(List<String> keys, Map<String, String> able) {
        return keys.stream().filter(able::containsKey).map(able::get).collect(Collectors.toSet());
    }

    @Property(tries = 150, seed = "20261110")
    void anItemShowsExactlyWhenEnoughOtherPeopleApproved(
            @ForAll("signers") List<String> keys,
            @ForAll @IntRange(min = 1, max = 3) int threshold,
            @ForAll @IntRange(min = 0, max = 3) int forSlogans,
            @ForAll @IntRange(min = 0, max = 3) int streetFrom,
            @ForAll boolean oneEnvelope) {
        Office office = new Office();
        Submission item = Office.slogan("一家亲");
        Manifest.Entry entry = oneEnvelope
                ? office.entry(
                        item,
                        List.of(Office.sign(DocumentType.APPROVAL, Office.approval(item), keys.toArray(String[]::new))))
                : office.entry(item, keys.toArray(String[]::new));
        List<byte[]> approvals = entry.approvals().stream()
                .map(ref -> office.blobs().get(ref.sha256()))
                .toList();
        TrustRoot root = Office.root(1, Office.people(), Map.of())
                .next(
                        Office.NOON,
                        Map.of(Role.REVIEWER, threshold),
                        forSlogans == 0 ? Map.of() : Map.of(Stake.SLOGAN, forSlogans),
                        streetFrom == 0 ? Optional.empty() : Optional.of(streetFrom));
        Set<String> others = people(keys, REVIEWERS_HERE);
        others.remove("li");
        boolean shown;
        try {
            BundleVerifier.item(
                    root,
                    Office.manifest(1, entry),
                    entry,
                    new ItemBytes(office.blobs().get(entry.item().sha256()), approvals));
            shown = true;
        } catch (BundleException e) {
            shown = false;
        }
        int needed = Math.max(threshold, forSlogans);
        // Yang is the only one of the street.
        int street = streetFrom == 0 ? 0 : Math.max(0, needed - streetFrom + 1);
        int there = others.contains("yang") ? 1 : 0;
        assertThat(shown).isEqualTo(others.size() >= needed && there >= street);
    }

    @Property(tries = 150, seed = "20261111")
    void aScreenResumesExactlyWhenTwoOperatorsOfItsCommunitySigned(@ForAll("signers") List<String> keys) {
        byte[] stop = Office.signedOrder(Office.order(Order.Kind.STOP, "停"), "sun");
        byte[] resume = Office.signedOrder(Office.order(Order.Kind.RESUME, "播", stop), keys.toArray(String[]::new));
        boolean obeyed;
        try {
            BundleVerifier.order(Office.firstRoot(), resume, "guangming", Office.NOON);
            obeyed = true;
        } catch (BundleException e) {
            obeyed = false;
        }
        assertThat(obeyed).isEqualTo(people(keys, OPERATORS_HERE).size() >= 2);
    }
}
