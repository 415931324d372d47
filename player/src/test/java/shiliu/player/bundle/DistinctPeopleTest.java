package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import shiliu.player.bundle.TrustRoot.Role;
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
        TrustRoot root = Office.root(1, Office.people(), Map.of(Role.REVIEWER, threshold));
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
        assertThat(shown).isEqualTo(others.size() >= threshold);
    }

    @Property(tries = 150, seed = "20261111")
    void aScreenResumesExactlyWhenTwoOperatorsOfItsCommunitySigned(@ForAll("signers") List<String> keys) {
        byte[] stop = Office.signedOrder(Office.order(Order.Kind.STOP, "停"), "sun");
        byte[] resume = Office.signedOrder(Office.order(Order.Kind.RESUME, "播", stop), keys.toArray(String[]::new));
        boolean obeyed;
        try {
            BundleVerifier.order(Office.firstRoot(), resume, "guangming");
            obeyed = true;
        } catch (BundleException e) {
            obeyed = false;
        }
        assertThat(obeyed).isEqualTo(people(keys, OPERATORS_HERE).size() >= 2);
    }
}
