package shiliu.player.bundle;

import java.util.List;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/** An order that was verified, and whose signatures it bears: the keys of the role that it takes. */
record SignedOrder(Order order, List<TrustedKey> signers) {
    SignedOrder {
        signers = List.copyOf(signers);
    }
}
