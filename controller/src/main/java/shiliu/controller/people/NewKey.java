package shiliu.controller.people;

import java.time.Instant;
import java.util.Base64;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.Keys;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/** A public key that someone brings along. */
record NewKey(String base64, String id) {
    private static final int BYTES = 32;

    static NewKey read(String base64) throws Refused {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length == BYTES) {
                return new NewKey(Base64.getEncoder().encodeToString(key), Keys.id(key));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Refused.of(Kind.INVALID, "people.no-key");
    }

    PersonView.NamedKey named() {
        return new PersonView.NamedKey(base64, id);
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    /** One key, one owner, for ever. */
    void register(Tables tables, String owner, Instant now) throws Refused {
        boolean named =
                RootChain.current(tables).keys().stream().map(TrustedKey::keyId).anyMatch(id::equals);
        if (named || tables.usedKeys().has(id)) {
            throw Refused.of(Kind.CONFLICT, "people.key-taken");
        }
        tables.usedKeys().add(id, owner, now);
    }
}
