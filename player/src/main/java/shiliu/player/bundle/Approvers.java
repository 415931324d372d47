package shiliu.player.bundle;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shiliu.player.bundle.TrustRoot.Needed;

/**
 * Everybody who approved one item, each person once, whatever the number of their keys.
 *
 * @param people the end of each one's key that counts longest
 * @param street the same of keys that count everywhere
 */
public record Approvers(Map<String, Optional<Instant>> people, Map<String, Optional<Instant>> street) {
    private static final Comparator<Optional<Instant>> END = Comparator.comparing(end -> end.orElse(Instant.MAX));

    public Approvers {
        people = Map.copyOf(people);
        street = Map.copyOf(street);
    }

    /**
     * Those who approved by any of these.
     *
     * @param author whose own word does not count
     */
    public static Approvers of(Collection<Approver> all, String author) {
        List<Approver> others =
                all.stream().filter(one -> !one.person().equals(author)).toList();
        return new Approvers(
                longest(others),
                longest(others.stream().filter(Approver::street).toList()));
    }

    private static Map<String, Optional<Instant>> longest(List<Approver> approvers) {
        return approvers.stream()
                .collect(Collectors.toMap(
                        Approver::person,
                        Approver::until,
                        (one, other) -> END.compare(one, other) >= 0 ? one : other,
                        TreeMap::new));
    }

    /** Those who approved another item as well. */
    public Approvers and(Approvers other) {
        return new Approvers(both(people, other.people), both(street, other.street));
    }

    private static Map<String, Optional<Instant>> both(
            Map<String, Optional<Instant>> one, Map<String, Optional<Instant>> other) {
        return one.keySet().stream()
                .filter(other::containsKey)
                .collect(Collectors.toMap(
                        person -> person,
                        person -> Stream.of(one.get(person), other.get(person))
                                .min(END)
                                .orElseThrow()));
    }

    public Set<String> names() {
        return people.keySet();
    }

    /** Whether these suffice. */
    public boolean enough(Needed needed) {
        return people.size() >= needed.people() && street.size() >= needed.street();
    }

    /** When these, who suffice, no longer do; empty where that is never. */
    public Optional<Instant> lapses(Needed needed) {
        return Stream.of(lapses(people, needed.people()), lapses(street, needed.street()))
                .min(END)
                .orElseThrow();
    }

    private static Optional<Instant> lapses(Map<String, Optional<Instant>> ends, int needed) {
        return needed == 0
                ? Optional.empty()
                : ends.values().stream()
                        .sorted(END.reversed())
                        .skip(needed - 1L)
                        .findFirst()
                        .orElseThrow();
    }
}
