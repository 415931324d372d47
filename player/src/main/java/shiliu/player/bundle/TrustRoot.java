package shiliu.player.bundle;

import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import shiliu.player.playlist.AddedLater;
import shiliu.player.playlist.Ids;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Stake;

/**
 * Whom a player believes, signed by root keys. Versions follow one another without a gap; each is signed by enough root
 * keys of the one before and of itself.
 *
 * @param thresholds how many distinct people of a role must sign; left out, one
 * @param reviewers how many must approve an item by what it puts at stake, where that is more than the role's threshold
 * @param streetFrom from which approval on only people count whose say is everywhere; empty where anybody's counts
 */
public record TrustRoot(
        int format,
        int version,
        Instant created,
        List<TrustedKey> keys,
        Map<Role, Integer> thresholds,
        @AddedLater Map<Stake, Integer> reviewers,
        Optional<Integer> streetFrom) {
    public static final int FORMAT = 1;
    /** More people than any office has for one item. */
    public static final int MOST_PEOPLE = 9;

    public TrustRoot {
        keys = List.copyOf(keys);
        thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
        reviewers = Collections.unmodifiableMap(new TreeMap<>(reviewers));
        boolean fits = Stream.of(thresholds.values().stream(), reviewers.values().stream(), streetFrom.stream())
                .flatMap(all -> all)
                .allMatch(people -> people >= 1 && people <= MOST_PEOPLE);
        if (version < 1 || !fits) {
            throw new IllegalArgumentException(
                    "root version " + version + ", thresholds " + thresholds + reviewers + streetFrom);
        }
    }

    /** The first of a chain, where one person of each role suffices. */
    public static TrustRoot first(Instant created, List<TrustedKey> keys) {
        return new TrustRoot(FORMAT, 1, created, keys, Map.of(), Map.of(), Optional.empty());
    }

    /** The one after this, with other keys; never dated before this one. */
    public TrustRoot next(Instant now, List<TrustedKey> others) {
        return new TrustRoot(FORMAT, version + 1, later(now), others, thresholds, reviewers, streetFrom);
    }

    /** The one after this, where other numbers of people are asked for. */
    public TrustRoot next(
            Instant now, Map<Role, Integer> people, Map<Stake, Integer> byStake, Optional<Integer> fromStreet) {
        return new TrustRoot(FORMAT, version + 1, later(now), keys, people, byStake, fromStreet);
    }

    private Instant later(Instant now) {
        return now.isBefore(created) ? created : now;
    }

    /**
     * How many people must approve an item, none of them its author.
     *
     * @param street how many of them must have a say everywhere
     */
    public record Needed(int people, int street) {}

    public Needed needed(Item item) {
        int people = Math.max(threshold(Role.REVIEWER), reviewers.getOrDefault(Stake.of(item), 1));
        return new Needed(
                people, streetFrom.map(from -> Math.max(0, people - from + 1)).orElse(0));
    }

    /** What a key may sign. */
    public enum Role {
        ROOT,
        CONTROLLER,
        REVIEWER,
        OPERATOR,
        ALERT
    }

    /**
     * One key of one person (or of the controller).
     *
     * @param key the public Ed25519 key, 32 bytes in base64
     * @param communities where it counts; {@code *} is everywhere
     * @param until when it ceases to count; empty where it does not
     */
    public record TrustedKey(
            String person, String key, Set<Role> roles, Set<String> communities, Optional<Instant> until) {
        public static final String EVERYWHERE = "*";

        public TrustedKey {
            Ids.check("person", person);
            if (Base64.getDecoder().decode(key).length != 32) {
                throw new IllegalArgumentException("a key that is not 32 bytes");
            }
            roles = Collections.unmodifiableSet(new TreeSet<>(roles));
            communities = Collections.unmodifiableSet(new TreeSet<>(communities));
        }

        public static TrustedKey of(String person, byte[] key, Set<Role> roles, Set<String> communities) {
            return new TrustedKey(
                    person, Base64.getEncoder().encodeToString(key), roles, communities, Optional.empty());
        }

        /** The same key with an end, or without one. */
        public TrustedKey until(Optional<Instant> end) {
            return new TrustedKey(person, key, roles, communities, end);
        }

        /** Whether it still counts at {@code instant}. */
        public boolean inForce(Instant instant) {
            return until.filter(end -> !instant.isBefore(end)).isEmpty();
        }

        /** The public key, 32 bytes. */
        public byte[] bytes() {
            return Base64.getDecoder().decode(key);
        }

        /** The key's name in signatures. */
        public String keyId() {
            return Keys.id(bytes());
        }

        /** Whether it is the same person's, or counts wherever {@code other} does: who may take back what that one signed. */
        public boolean mayTakeBack(TrustedKey other) {
            return person.equals(other.person())
                    || communities.contains(EVERYWHERE)
                    || communities.containsAll(other.communities());
        }

        public boolean may(Role role, String community) {
            return roles.contains(role) && (communities.contains(EVERYWHERE) || communities.contains(community));
        }
    }

    public int threshold(Role role) {
        return thresholds.getOrDefault(role, 1);
    }
}
