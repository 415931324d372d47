package shiliu.controller.people;

import java.util.ArrayList;
import java.util.List;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/** The trust roots in the store, each verified before it was kept. */
final class RootChain {
    private RootChain() {}

    /** Every root's envelope, version 1 first. */
    static List<Envelope> envelopes(Tables tables) {
        List<Envelope> roots = new ArrayList<>();
        for (byte[] bytes : tables.roots().all()) {
            try {
                roots.add(Envelope.read(bytes));
            } catch (JsonException e) {
                throw new IllegalStateException("a stored trust root cannot be read", e);
            }
        }
        if (roots.isEmpty()) {
            throw new IllegalStateException("no trust root in the store: it was never set up");
        }
        return roots;
    }

    /** The root in force. */
    static TrustRoot current(Tables tables) {
        List<Envelope> roots = envelopes(tables);
        return document(roots.get(roots.size() - 1));
    }

    /** Whether this very root is in force already. */
    static boolean isCurrent(Tables tables, Envelope root) {
        List<Envelope> roots = envelopes(tables);
        return roots.get(roots.size() - 1).payload().equals(root.payload());
    }

    /** What a root's envelope says. */
    static TrustRoot document(Envelope envelope) {
        try {
            return Json.read(envelope.payloadBytes(), TrustRoot.class);
        } catch (JsonException e) {
            throw new IllegalStateException("a stored trust root cannot be read", e);
        }
    }

    /** The next root, verified as a player does; it is not kept yet. */
    static TrustRoot verified(TrustRoot current, Envelope envelope) throws Refused {
        try {
            return BundleVerifier.nextRoot(current, envelope.bytes());
        } catch (BundleException.RootGap e) {
            throw new Refused(Kind.CONFLICT, e.reason());
        } catch (BundleException e) {
            throw new Refused(Kind.NOT_PERMITTED, e.reason());
        }
    }
}
