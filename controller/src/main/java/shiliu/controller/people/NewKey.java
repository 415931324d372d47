package shiliu.controller.people;

import java.util.Base64;
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

    byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    /** One key, one owner, for ever. */
    void requireNew(Tables tables) throws Refused {
        boolean person = tables.people().all().stream()
                .anyMatch(p -> p.keyId().filter(id::equals).isPresent());
        boolean player = tables.players().all().stream().anyMatch(p -> p.keyId().equals(id));
        boolean named =
                RootChain.current(tables).keys().stream().map(TrustedKey::keyId).anyMatch(id::equals);
        if (person || player || named) {
            throw Refused.of(Kind.CONFLICT, "people.key-taken");
        }
    }
}
