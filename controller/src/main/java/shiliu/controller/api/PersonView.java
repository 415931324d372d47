package shiliu.controller.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person as an administrator sees them.
 *
 * @param key the public key, 32 bytes in base64, once they logged in
 * @param keyId its SHA-256, to compare by voice before confirming
 * @param next a key that is to take its place, once it is confirmed
 * @param until when the key ceases to count; empty where it does not, or is not confirmed
 */
public record PersonView(
        String id,
        String name,
        Set<AccountRole> roles,
        String community,
        AccountState state,
        Optional<String> key,
        Optional<String> keyId,
        Optional<NamedKey> next,
        Optional<Instant> until,
        Instant since) {
    public PersonView {
        roles = Set.copyOf(roles);
    }

    /** A public key, 32 bytes in base64, and its SHA-256. */
    public record NamedKey(String key, String keyId) {}

    /** Whether the key of that id is theirs, or is to be. */
    public boolean has(String id) {
        return keyId.filter(id::equals).isPresent()
                || next.filter(key -> key.keyId().equals(id)).isPresent();
    }

    /** The key that waits to be confirmed, if any: the first, or the next. */
    public Optional<String> awaited() {
        return state == AccountState.PENDING ? key : next.map(NamedKey::key);
    }

    /** The same with another end of the key. */
    public PersonView until(Optional<Instant> end) {
        return new PersonView(id, name, roles, community, state, key, keyId, next, end, since);
    }
}
