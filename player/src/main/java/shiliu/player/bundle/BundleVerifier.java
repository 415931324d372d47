package shiliu.player.bundle;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;

/**
 * Decides what is believed: pure functions of bytes, the trust root and the instant they are given; no files, no network,
 * no clock. A signature counts a key once and a person once, however many keys the person has; signatures of unknown keys
 * are ignored. What is not believed is refused by the {@link BundleException} of its reason.
 */
public final class BundleVerifier {
    private BundleVerifier() {}

    /** The first trust root: the one whose payload hash this player was given when it was set up. */
    public static TrustRoot firstRoot(byte[] envelope, Sha256 pinned) throws BundleException {
        Signed signed = Signed.open(DocumentType.ROOT, envelope);
        if (!signed.hash().equals(pinned)) {
            throw new BundleException.RootNotPinned(signed.hash());
        }
        TrustRoot root = signed.read(TrustRoot.class);
        requireRootPeople(rootSigners(signed, root), root, root.version());
        checkRoles(root);
        return root;
    }

    /** The next trust root: one version on, signed by enough root people of {@code current} and of itself. */
    public static TrustRoot nextRoot(TrustRoot current, byte[] envelope) throws BundleException {
        Signed signed = Signed.open(DocumentType.ROOT, envelope);
        List<TrustedKey> signers = rootSigners(signed, current);
        requireRootPeople(signers, current, current.version() + 1);
        TrustRoot next = signed.read(TrustRoot.class);
        if (next.version() != current.version() + 1) {
            throw new BundleException.RootGap(next.version(), current.version() + 1);
        }
        // Now that its date is known: a key that has lapsed signs no later root, whatever date it writes into it.
        Instant day = current.created().isAfter(next.created()) ? current.created() : next.created();
        requireRootPeople(signed.inForce(signers, day), current, next.version());
        List<TrustedKey> own = rootSigners(signed, next);
        requireRootPeople(own, next, next.version());
        requireRootPeople(signed.inForce(own, day), next, next.version());
        checkRoles(next);
        return next;
    }

    /**
     * A screen's manifest.
     *
     * @param own which screen this is
     * @param last what was believed last for this screen; the same again is fine
     * @param now {@link Instant#MIN} where there is no clock to be trusted: then nothing is expired
     */
    public static Manifest manifest(
            TrustRoot root, byte[] envelope, OwnScreen own, Optional<Accepted> last, Instant now)
            throws BundleException {
        Signed signed = Signed.open(DocumentType.MANIFEST, envelope);
        int threshold = root.threshold(Role.CONTROLLER);
        List<TrustedKey> able = signed.require(signed.signers(root), Role.CONTROLLER, threshold);
        List<TrustedKey> signers = signed.require(signed.inForce(able, now), Role.CONTROLLER, threshold);
        Manifest manifest = signed.read(Manifest.class);
        if (!manifest.screen().id().equals(own.id())) {
            throw new BundleException.WrongScreen(manifest.screen().id(), own.id());
        }
        String community = manifest.screen().community();
        if (own.community().filter(here -> !here.equals(community)).isPresent()) {
            throw new BundleException.ScreenMoved(community, own.community().orElseThrow());
        }
        signed.require(signers, Role.CONTROLLER, community, threshold);
        if (manifest.rootVersion() > root.version()) {
            throw new BundleException.RootUnknown(manifest.rootVersion(), root.version());
        }
        if (last.isPresent()) {
            checkNotOlder(manifest, signed.hash(), last.get());
        }
        if (!now.isBefore(manifest.expires())) {
            throw new BundleException.Expired(manifest.expires());
        }
        ManifestRules.check(manifest);
        return manifest;
    }

    /** The hash of an envelope's payload: what a manifest or a first root is known by, what a resume names. */
    public static Sha256 payloadHash(DocumentType type, byte[] envelope) throws BundleException {
        return Signed.open(type, envelope).hash();
    }

    /** That {@code bytes} are the blob that was named. */
    public static void blob(BlobRef ref, byte[] bytes) throws BundleException {
        if (bytes.length != ref.length()) {
            throw new BundleException.WrongLength(ref.sha256(), ref.length());
        }
        if (!Sha256.of(bytes).equals(ref.sha256())) {
            throw new BundleException.WrongHash(ref.sha256());
        }
    }

    /** One item of {@code manifest}: it, its approvals and its pictures' names; an unknown kind is no refusal. */
    public static Verified item(TrustRoot root, Manifest manifest, Manifest.Entry entry, ItemBytes bytes)
            throws BundleException {
        return new ItemCheck(root, manifest, entry).check(bytes);
    }

    /**
     * Those who approve the item of that hash in this one envelope and may, once for each of their keys, its author perhaps
     * among them.
     */
    public static List<Approver> approvers(TrustRoot root, Sha256 item, Submission submission, byte[] envelope)
            throws BundleException {
        return ItemCheck.approvers(root, item, submission, envelope);
    }

    /**
     * A person's order for a screen of {@code community}: a stop takes one operator, a resume two, an alert and its end
     * people of the alert role; each with a say in that community. Whether its scope meets the screen is asked elsewhere.
     *
     * @param now to judge by whether keys still count; {@link Instant#MIN} where there is no clock to be trusted
     */
    public static Order order(TrustRoot root, byte[] envelope, String community, Instant now) throws BundleException {
        return signedOrder(root, envelope, Optional.of(community), now).order();
    }

    /** The same where the people of the role may be of any community: for an order that was obeyed here before. */
    public static Order order(TrustRoot root, byte[] envelope) throws BundleException {
        return signedOrder(root, envelope, Optional.empty(), Instant.MIN).order();
    }

    /** The controller's clock, as the answer to {@code nonce}. */
    public static SignedTime time(TrustRoot root, byte[] envelope, String nonce) throws BundleException {
        Signed signed = Signed.open(DocumentType.TIME, envelope);
        int threshold = root.threshold(Role.CONTROLLER);
        List<TrustedKey> able = signed.require(signed.signers(root), Role.CONTROLLER, threshold);
        SignedTime time = signed.read(SignedTime.class);
        signed.require(signed.inForce(able, time.time()), Role.CONTROLLER, threshold);
        if (!time.nonce().equals(nonce)) {
            throw new BundleException.WrongNonce();
        }
        return time;
    }

    /** The same with the keys that signed; {@code community} as above, where it counts. */
    static SignedOrder signedOrder(TrustRoot root, byte[] envelope, Optional<String> community, Instant now)
            throws BundleException {
        return OpenOrder.open(root, envelope).require(community, now);
    }

    private static void checkNotOlder(Manifest manifest, Sha256 payload, Accepted last) throws BundleException {
        if (manifest.version() < last.version()) {
            throw new BundleException.RolledBack(manifest.version(), last.version());
        }
        if (manifest.version() == last.version() && !payload.equals(last.payload())) {
            throw new BundleException.SameVersionOtherContent(manifest.version());
        }
    }

    /** Those of the keys of {@code by} that signed. */
    private static List<TrustedKey> rootSigners(Signed signed, TrustRoot by) throws BundleException {
        try {
            return signed.signers(by);
        } catch (BundleException.UnknownKey | BundleException.BadSignature e) {
            return List.of();
        }
    }

    private static void requireRootPeople(List<TrustedKey> signers, TrustRoot by, int version) throws BundleException {
        if (Signed.people(signers, key -> key.roles().contains(Role.ROOT)).size() < by.threshold(Role.ROOT)) {
            throw new BundleException.RootUnsigned(version, by.version());
        }
    }

    /** The controller is nothing but the controller, and no key counts for two people. */
    private static void checkRoles(TrustRoot root) throws BundleException {
        Set<String> ids = new HashSet<>();
        Set<String> controllers = Signed.people(root.keys(), key -> key.roles().contains(Role.CONTROLLER));
        for (TrustedKey key : root.keys()) {
            boolean mixed = controllers.contains(key.person()) && !key.roles().equals(Set.of(Role.CONTROLLER));
            if (mixed || !ids.add(key.keyId())) {
                throw new BundleException.RolesMixed(key.person());
            }
        }
    }
}
