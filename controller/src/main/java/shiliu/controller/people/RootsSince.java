package shiliu.controller.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.TrustRoot;

/**
 * Trust roots that a restored controller has forgotten and others kept. Without them its next root would have the number of
 * one that players follow already, and who was shut out since would be let in again.
 */
public final class RootsSince {
    private RootsSince() {}

    /**
     * Takes what goes further than the stored chain, and shuts out everybody whom the last of them does not name though one
     * before did; their ids.
     *
     * @param kept a whole chain, version 1 first, or nothing
     */
    public static List<String> take(Tables tables, List<Envelope> kept, Instant now) throws Refused {
        List<Envelope> own = RootChain.envelopes(tables);
        for (int i = 0; i < Math.min(own.size(), kept.size()); i++) {
            if (!own.get(i).payload().equals(kept.get(i).payload())) {
                throw Refused.of(Kind.INVALID, "people.other-roots", i + 1);
            }
        }
        if (kept.size() <= own.size()) {
            return List.of();
        }
        TrustRoot root = RootChain.current(tables);
        for (Envelope next : kept.subList(own.size(), kept.size())) {
            try {
                root = BundleVerifier.nextRoot(root, next.bytes());
            } catch (BundleException e) {
                throw new Refused(Kind.INVALID, e.reason());
            }
            tables.roots().add(root.version(), next.bytes());
        }
        return shutOut(tables, root, now);
    }

    /** The ids of the keys that are the controller's by the stored root. */
    public static Set<String> controllerKeys(Tables tables) {
        return RootChain.current(tables).keys().stream()
                .filter(key -> key.roles().contains(TrustRoot.Role.CONTROLLER))
                .map(TrustRoot.TrustedKey::keyId)
                .collect(Collectors.toSet());
    }

    private static List<String> shutOut(Tables tables, TrustRoot root, Instant now) {
        List<String> shutOut = new ArrayList<>();
        for (PersonView person : tables.people().all()) {
            boolean named = root.keys().stream()
                    .anyMatch(key -> key.person().equals(person.id())
                            && person.key().filter(key.key()::equals).isPresent());
            if (person.state() == AccountState.CONFIRMED && !named) {
                tables.people().put(People.in(person, AccountState.REVOKED, now));
                shutOut.add(person.id());
            }
        }
        return shutOut;
    }
}
