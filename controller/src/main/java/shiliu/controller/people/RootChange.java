package shiliu.controller.people;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/**
 * What one trust root changes of the one before. Pure: whoever is to sign it is told, and the controller takes no other
 * change than it knows.
 *
 * @param added keys that the later one names and the earlier one does not, or with other rights
 * @param removed the other way round
 * @param moved keys of both whose end is another, as the later one has them
 * @param numbers whether other numbers of people are asked for
 */
public record RootChange(List<TrustedKey> added, List<TrustedKey> removed, List<TrustedKey> moved, boolean numbers) {
    public RootChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        moved = List.copyOf(moved);
    }

    public static RootChange between(TrustRoot from, TrustRoot to) {
        Map<TrustedKey, TrustedKey> before = byRights(from);
        Map<TrustedKey, TrustedKey> after = byRights(to);
        boolean numbers = !from.thresholds().equals(to.thresholds())
                || !from.reviewers().equals(to.reviewers())
                || !from.streetFrom().equals(to.streetFrom());
        return new RootChange(
                without(after, before),
                without(before, after),
                after.entrySet().stream()
                        .filter(key -> before.containsKey(key.getKey())
                                && !key.getValue().equals(before.get(key.getKey())))
                        .map(Map.Entry::getValue)
                        .sorted(ORDER)
                        .toList(),
                numbers);
    }

    private static final Comparator<TrustedKey> ORDER =
            Comparator.comparing(TrustedKey::person).thenComparing(TrustedKey::key);

    /** Each key without its end, and as it is. */
    private static Map<TrustedKey, TrustedKey> byRights(TrustRoot root) {
        Map<TrustedKey, TrustedKey> keys = new HashMap<>();
        root.keys().forEach(key -> keys.put(key.until(Optional.empty()), key));
        return keys;
    }

    private static List<TrustedKey> without(Map<TrustedKey, TrustedKey> these, Map<TrustedKey, TrustedKey> those) {
        return these.entrySet().stream()
                .filter(key -> !those.containsKey(key.getKey()))
                .map(Map.Entry::getValue)
                .sorted(ORDER)
                .toList();
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && moved.isEmpty() && !numbers;
    }

    /** Everybody whose keys it touches. */
    public Set<String> people() {
        return Stream.of(added, removed, moved)
                .flatMap(List::stream)
                .map(TrustedKey::person)
                .collect(Collectors.toSet());
    }

    /** Whether it touches the keys of this person, and nothing else. */
    boolean isOnlyOf(String person) {
        return people().equals(Set.of(person)) && !numbers;
    }
}
