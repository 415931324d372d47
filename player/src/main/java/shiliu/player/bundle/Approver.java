package shiliu.player.bundle;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/**
 * A key whose owner approved an item and may.
 *
 * @param street whether its say is everywhere
 * @param until when it ceases to count
 */
public record Approver(String person, boolean street, Optional<Instant> until) {
    static Approver of(TrustedKey key) {
        return new Approver(key.person(), key.communities().contains(TrustedKey.EVERYWHERE), key.until());
    }
}
