package shiliu.player.play;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.playlist.Stake;

/**
 * A trust root as a table that was typed here a second time: who holds which key, for what and where.
 *
 * @param gone people who left
 * @param reviewers how many must approve
 * @param street how many of them must be of everywhere; 0 where that is not asked
 * @param ends when people's keys cease to count
 */
record PlainRoot(int version, Set<String> gone, int reviewers, int street, Map<String, Instant> ends) {
    PlainRoot(int version, Set<String> gone, int reviewers) {
        this(version, gone, reviewers, 0, Map.of());
    }

    private record Holder(String person, String role, String community) {}

    private static final Map<String, Holder> HOLDERS = Map.ofEntries(
            Map.entry("li", new Holder("li", "reviewer", "guangming")),
            Map.entry("wang", new Holder("wang", "reviewer", "guangming")),
            Map.entry("wang-second", new Holder("wang", "reviewer", "guangming")),
            Map.entry("zhao", new Holder("zhao", "reviewer", "guangming")),
            Map.entry("chen", new Holder("chen", "reviewer", "dongfeng")),
            Map.entry("yang", new Holder("yang", "reviewer", "*")),
            Map.entry("sun", new Holder("sun", "operator", "guangming")),
            Map.entry("sun-second", new Holder("sun", "operator", "guangming")),
            Map.entry("zhou", new Holder("zhou", "operator", "*")),
            Map.entry("wu", new Holder("wu", "operator", "dongfeng")),
            Map.entry("ma", new Holder("ma", "alert", "*")));

    private static final Map<PlainRoot, byte[]> SIGNED = new ConcurrentHashMap<>();
    private static final Map<PlainRoot, byte[]> FORGED = new ConcurrentHashMap<>();
    private static final PlainRoot FIRST = new PlainRoot(1, Set.of(), 1);

    /** What may become of the office: each list begins with the same root. */
    static final List<List<PlainRoot>> CHAINS = List.of(
            List.of(FIRST, new PlainRoot(2, Set.of("wang"), 1), new PlainRoot(3, Set.of("wang", "sun"), 1)),
            List.of(FIRST, new PlainRoot(2, Set.of(), 2), new PlainRoot(3, Set.of("zhao"), 2)),
            List.of(FIRST, new PlainRoot(2, Set.of("ma"), 1), new PlainRoot(3, Set.of("ma", "zhou"), 1)),
            List.of(
                    FIRST,
                    new PlainRoot(2, Set.of(), 2, 1, Map.of()),
                    new PlainRoot(3, Set.of(), 1, 0, Map.of("wang", later(30_000), "zhao", later(90_000)))));

    private static Instant later(int seconds) {
        return Office.NOON.plusSeconds(seconds);
    }

    /** Without those whose keys have come to their end. */
    Set<String> counting(Set<String> people, Instant now) {
        return people.stream()
                .filter(person -> !ends.containsKey(person) || now.isBefore(ends.get(person)))
                .collect(Collectors.toSet());
    }

    /** The people among the holders of these keys who have that role in that community; {@code *} takes one for everywhere. */
    Set<String> people(Collection<String> keys, String role, String community) {
        return keys.stream()
                .map(HOLDERS::get)
                .filter(holder -> holder != null && holder.role().equals(role) && !gone.contains(holder.person()))
                .filter(holder ->
                        holder.community().equals("*") || holder.community().equals(community))
                .map(Holder::person)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As root people signed it. */
    byte[] signed() {
        return SIGNED.computeIfAbsent(
                this, root -> version == 1 ? Office.firstRootEnvelope() : root.signedBy("recovery"));
    }

    /** As a forger did. */
    byte[] forged() {
        return FORGED.computeIfAbsent(this, root -> root.signedBy("controller"));
    }

    private byte[] signedBy(String signer) {
        List<TrustedKey> left = Office.people().stream()
                .filter(key -> !gone.contains(key.person()))
                .toList();
        List<TrustedKey> keys = left.stream()
                .map(key -> key.until(Optional.ofNullable(ends.get(key.person()))))
                .toList();
        // Everything here is a slogan or a picture: asked for by what they put at stake, or of anything, it comes to
        // the same.
        Map<Stake, Integer> byStake = Map.of(Stake.SLOGAN, reviewers, Stake.NEWS, reviewers);
        TrustRoot root = street == 0
                ? Office.root(version, keys, Map.of(Role.REVIEWER, reviewers))
                : new TrustRoot(
                        1,
                        version,
                        Office.firstRoot().created(),
                        keys,
                        Map.of(),
                        byStake,
                        Optional.of(reviewers - street + 1));
        return Office.sign(DocumentType.ROOT, root, signer);
    }
}
