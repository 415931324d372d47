package shiliu.controller.people;

import java.util.Base64;
import java.util.Set;
import shiliu.controller.api.AccountRole;
import shiliu.player.playlist.Ids;

/**
 * Who signed a request: a person or a player, by the key that the controller knows.
 *
 * @param id the person's id; of a player, the key's id
 * @param community where the roles count; {@code *} is everywhere
 * @param key public key, 32 bytes in base64
 * @param confirmed whether the trust root names the key; a player's is confirmed by its pairing
 * @param screens of a player: those that it answers for; of a person none
 */
public record Caller(
        String id, Set<AccountRole> roles, String community, String key, boolean confirmed, Set<String> screens) {
    public static final String EVERYWHERE = "*";

    public Caller {
        roles = Set.copyOf(roles);
        screens = Set.copyOf(screens);
        if (!community.equals(EVERYWHERE)) {
            Ids.check("community", community);
        }
    }

    /** The public key, 32 bytes, that the request's signature must hold under. */
    public byte[] publicKey() {
        return Base64.getDecoder().decode(key);
    }

    Caller unconfirmed() {
        return new Caller(id, roles, community, key, false, screens);
    }

    public boolean isPlayer() {
        return !screens.isEmpty();
    }

    /** Whether this is a confirmed person with the role in that community. */
    public boolean may(AccountRole role, String wanted) {
        return confirmed && roles.contains(role) && covers(wanted);
    }

    /** Whether the community is within this caller's own. */
    public boolean covers(String wanted) {
        return community.equals(EVERYWHERE) || community.equals(wanted);
    }
}
