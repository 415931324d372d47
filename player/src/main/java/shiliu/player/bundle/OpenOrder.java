package shiliu.player.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.bundle.Signed.Held;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/**
 * A person's order, its signatures checked: where it holds may be asked for one community after the other, and that costs
 * nothing any more.
 */
public final class OpenOrder {
    /** Resuming takes two people whatever the trust root says. */
    private static final int RESUME_PEOPLE = 2;

    private final TrustRoot root;
    private final Signed signed;
    private final List<Held> held;
    private final Order order;

    private OpenOrder(TrustRoot root, Signed signed, List<Held> held, Order order) {
        this.root = root;
        this.signed = signed;
        this.held = held;
        this.order = order;
    }

    /** Refuses where no signature is of a key of {@code root} and holds. */
    public static OpenOrder open(TrustRoot root, byte[] envelope) throws BundleException {
        Signed signed = Signed.open(DocumentType.ORDER, envelope);
        List<Held> held = signed.held(root);
        return new OpenOrder(root, signed, held, signed.read(Order.class));
    }

    public Order order() {
        return order;
    }

    /** The keys whose signatures hold, whatever they may do. */
    public List<TrustedKey> signers() {
        return held.stream().map(Held::key).toList();
    }

    /** Without the signatures that do not hold, which players pass over: nobody must seem to have signed who did not. */
    public Envelope envelope() {
        return signed.with(held);
    }

    /** As {@link BundleVerifier#order(TrustRoot, byte[], String, Instant)}. */
    public void requireFor(String community, Instant now) throws BundleException {
        require(Optional.of(community), now);
    }

    /** As {@link BundleVerifier#order(TrustRoot, byte[])}. */
    public void requireAnywhere() throws BundleException {
        require(Optional.empty(), Instant.MIN);
    }

    SignedOrder require(Optional<String> community, Instant now) throws BundleException {
        Role role = switch (order.kind()) {
            case STOP, RESUME, DRILL -> Role.OPERATOR;
            case ALERT, CANCEL -> Role.ALERT;
        };
        int threshold = switch (order.kind()) {
            case STOP, DRILL -> 1;
            case RESUME -> Math.max(RESUME_PEOPLE, root.threshold(role));
            case ALERT, CANCEL -> root.threshold(role);
        };
        List<TrustedKey> signers = signers();
        signed.require(signers, role, threshold);
        // A stop stands until it is lifted: who comes late must still obey it, though its giver's key has ended since.
        boolean stands = order.kind() == Order.Kind.STOP;
        Instant at = now.isAfter(order.issued()) && !stands ? now : order.issued();
        List<TrustedKey> counting = signed.inForce(signers, at);
        List<TrustedKey> able = signed.require(counting, role, threshold);
        if (community.isPresent()) {
            signed.require(counting, role, community.get(), threshold);
        }
        return new SignedOrder(order, able);
    }
}
