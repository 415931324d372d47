package shiliu.controller.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person as an administrator sees them.
 *
 * @param key the public key, 32 bytes in base64, once they logged in
 * @param keyId its SHA-256, to compare by voice before confirming
 */
public record PersonView(
        String id,
        String name,
        Set<AccountRole> roles,
        String community,
        AccountState state,
        Optional<String> key,
        Optional<String> keyId,
        Instant since) {
    public PersonView {
        roles = Set.copyOf(roles);
    }
}
