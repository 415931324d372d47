package shiliu.controller.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/** The root keys on paper: {@code recovery}, and {@code recovery-2} … where a trust root takes more than one signature. */
public final class RecoveryKeys {
    private static final Pattern NAME = Pattern.compile(People.RECOVERY + "(-[2-9])?");

    private RecoveryKeys() {}

    public static boolean isName(String person) {
        return NAME.matcher(person).matches();
    }

    /** Those that the root names. */
    public static List<TrustedKey> of(TrustRoot root) {
        return root.keys().stream().filter(key -> isName(key.person())).toList();
    }

    /** The root that follows, with these in place of all former ones. */
    public static TrustRoot replaced(TrustRoot current, List<SigningKey> keys, Instant now) {
        List<TrustedKey> all = new ArrayList<>(current.keys());
        all.removeIf(key -> isName(key.person()));
        for (int i = 0; i < keys.size(); i++) {
            all.add(trusted(i, keys.get(i)));
        }
        return current.next(now, all);
    }

    /** @param index from 0 */
    static TrustedKey trusted(int index, SigningKey key) {
        String name = index == 0 ? People.RECOVERY : People.RECOVERY + "-" + (index + 1);
        return TrustedKey.of(name, key.publicKey(), Set.of(Role.ROOT), Set.of(TrustedKey.EVERYWHERE));
    }

    /** Whether it is one that this class would have made. */
    static boolean isSound(TrustedKey key) {
        return key.equals(new TrustedKey(
                key.person(), key.key(), Set.of(Role.ROOT), Set.of(TrustedKey.EVERYWHERE), Optional.empty()));
    }
}
