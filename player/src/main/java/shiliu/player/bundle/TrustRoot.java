package shiliu.player.bundle;

import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import shiliu.player.playlist.Ids;

/**
 * Whom a player believes, signed by root keys. Versions follow one another without a gap; each is signed by enough root
 * keys of the one before and of itself.
 *
 * @param thresholds how many distinct people of a role must sign; left out, one
 */
public record TrustRoot(
        int format, int version, Instant created, List<TrustedKey> keys, Map<Role, Integer> thresholds) {
    public static final int FORMAT = 1;

    public TrustRoot {
        keys = List.copyOf(keys);
        thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
        if (version < 1 || thresholds.values().stream().anyMatch(t -> t < 1)) {
            throw new IllegalArgumentException("root version " + version + ", thresholds " + thresholds);
        }
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
     */
    public record TrustedKey(String person, String key, Set<Role> roles, Set<String> communities) {
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
            return new TrustedKey(person, Base64.getEncoder().encodeToString(key), roles, communities);
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
