package shiliu.controller.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.PersonView;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/**
 * The trust root that follows, before anyone signed it. Pure: an administrator's machine makes it, the controller makes
 * it again and compares, so that nothing else can slip in.
 */
public final class NextRoot {
    private NextRoot() {}

    /** {@code current} with this person's key, without an end, in place of any that they had. */
    public static TrustRoot with(TrustRoot current, PersonView person, Instant created) {
        return with(current, person, Optional.empty(), Optional.empty(), created);
    }

    /**
     * {@code current} with the key that this person brought.
     *
     * @param until when it ceases to count
     * @param former until when what their present key approved counts on; empty where it is to be approved again
     */
    public static TrustRoot with(
            TrustRoot current, PersonView person, Optional<Instant> until, Optional<Instant> former, Instant created) {
        List<TrustedKey> keys = others(current, person.id());
        String key = person.awaited()
                .or(person::key)
                .orElseThrow(() -> new IllegalArgumentException(person.id() + " brought no key"));
        former.ifPresent(end -> current.keys().stream()
                .filter(old -> old.person().equals(person.id()) && !old.key().equals(key))
                .filter(old -> old.roles().contains(Role.REVIEWER))
                .map(old -> former(old, end))
                .forEach(keys::add));
        keys.add(new TrustedKey(
                person.id(), key, trusted(person.roles(), person.community()), Set.of(person.community()), until));
        return current.next(created, keys);
    }

    /** A key that another one took the place of: what it approved counts on for a while, it gives no order and signs no root. */
    static TrustedKey former(TrustedKey old, Instant end) {
        Instant until = old.until().filter(end::isAfter).orElse(end);
        return new TrustedKey(old.person(), old.key(), Set.of(Role.REVIEWER), old.communities(), Optional.of(until));
    }

    /** {@code current} without any key of this person. */
    public static TrustRoot without(TrustRoot current, String person, Instant created) {
        return current.next(created, others(current, person));
    }

    /** {@code current} with another end of this person's key. */
    public static TrustRoot ending(TrustRoot current, String keyId, Optional<Instant> until, Instant created) {
        return current.next(
                created,
                current.keys().stream()
                        .map(key -> key.keyId().equals(keyId) ? key.until(until) : key)
                        .toList());
    }

    /** What screens let a person of these roles sign; editors and technicians sign nothing that screens read. */
    public static Set<Role> trusted(Set<AccountRole> roles, String community) {
        Set<Role> trusted = EnumSet.noneOf(Role.class);
        for (AccountRole role : roles) {
            switch (role) {
                case REVIEWER -> trusted.add(Role.REVIEWER);
                case OPERATOR -> trusted.add(Role.OPERATOR);
                case ALERT -> trusted.add(Role.ALERT);
                case ADMINISTRATOR -> {
                    // A root key counts everywhere, so only an administrator of everywhere may hold one.
                    if (community.equals(TrustedKey.EVERYWHERE)) {
                        trusted.add(Role.ROOT);
                    }
                }
                case EDITOR, TECHNICIAN -> {}
            }
        }
        return trusted;
    }

    private static List<TrustedKey> others(TrustRoot current, String person) {
        List<TrustedKey> keys = new ArrayList<>(current.keys());
        keys.removeIf(key -> key.person().equals(person));
        return keys;
    }
}
