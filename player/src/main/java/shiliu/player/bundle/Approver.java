package shiliu.player.bundle;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import shiliu.player.bundle.TrustRoot.Needed;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/**
 * Somebody who approved an item and may.
 *
 * @param street whether their say is everywhere
 * @param until when the key that they signed with ceases to count
 */
public record Approver(String person, boolean street, Optional<Instant> until) {
    private static final Comparator<Optional<Instant>> END = Comparator.comparing(end -> end.orElse(Instant.MAX));

    static Approver of(TrustedKey key) {
        return new Approver(key.person(), key.communities().contains(TrustedKey.EVERYWHERE), key.until());
    }

    /** Each person once, whatever the number of their keys, without {@code author}. */
    public static List<Approver> distinct(Collection<Approver> all, String author) {
        Map<String, Approver> byPerson = new TreeMap<>();
        all.stream()
                .filter(approver -> !approver.person().equals(author))
                .forEach(approver -> byPerson.merge(approver.person(), approver, Approver::both));
        return List.copyOf(byPerson.values());
    }

    /** How many of these have a say everywhere. */
    public static int street(List<Approver> distinct) {
        return Math.toIntExact(distinct.stream().filter(Approver::street).count());
    }

    /** Whether these suffice. */
    public static boolean enough(List<Approver> distinct, Needed needed) {
        return distinct.size() >= needed.people() && street(distinct) >= needed.street();
    }

    /** When these, who suffice, no longer do. */
    public static Optional<Instant> lapses(List<Approver> distinct, Needed needed) {
        return Stream.of(
                        lapses(distinct.stream(), needed.people()),
                        lapses(distinct.stream().filter(Approver::street), needed.street()))
                .min(END)
                .orElseThrow();
    }

    private static Optional<Instant> lapses(Stream<Approver> approvers, int needed) {
        return needed == 0
                ? Optional.empty()
                : approvers
                        .map(Approver::until)
                        .sorted(END.reversed())
                        .skip(needed - 1L)
                        .findFirst()
                        .orElseThrow();
    }

    private Approver both(Approver other) {
        boolean longer = END.compare(until, other.until) >= 0;
        return new Approver(person, street || other.street, longer ? until : other.until);
    }
}
