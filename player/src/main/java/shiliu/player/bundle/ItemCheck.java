package shiliu.player.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;

/** The check of one item: its bytes, what it may be on this screen, who approved it. */
final class ItemCheck {
    /** The street office's own content may show everywhere, approved by a reviewer for everywhere. */
    private static final String STREET = "street";

    private final TrustRoot root;
    private final Manifest manifest;
    private final Manifest.Entry entry;
    private final Sha256 hash;

    ItemCheck(TrustRoot root, Manifest manifest, Manifest.Entry entry) {
        this.root = root;
        this.manifest = manifest;
        this.entry = entry;
        this.hash = entry.item().sha256();
    }

    Verified check(ItemBytes bytes) throws BundleException {
        BundleVerifier.blob(entry.item(), bytes.item());
        if (bytes.approvals().size() != entry.approvals().size()) {
            throw new IllegalArgumentException("approvals missing");
        }
        for (int i = 0; i < bytes.approvals().size(); i++) {
            BundleVerifier.blob(entry.approvals().get(i), bytes.approvals().get(i));
        }
        Optional<String> unknown = unknownKind(bytes.item());
        if (unknown.isPresent()) {
            return new Verified.UnknownKind(unknown.get());
        }
        Submission submission = read(bytes.item());
        checkPlace(submission);
        return new Verified.Approved(submission, approved(submission, bytes.approvals()));
    }

    private Optional<String> unknownKind(byte[] item) throws BundleException {
        try {
            String format = Json.peek(item, "format");
            if (!format.equals("1")) {
                return Optional.of("format " + shortened(format));
            }
            String kind = Json.peek(item, "item", "kind");
            return Json.knowsKind(kind) ? Optional.empty() : Optional.of(shortened(kind));
        } catch (JsonException e) {
            throw new BundleException.MalformedItem(hash, String.valueOf(e.getMessage()));
        }
    }

    private Submission read(byte[] item) throws BundleException {
        try {
            return Json.read(item, Submission.class);
        } catch (JsonException e) {
            throw new BundleException.MalformedItem(hash, String.valueOf(e.getMessage()));
        }
    }

    private void checkPlace(Submission submission) throws BundleException {
        String here = manifest.screen().community();
        if (!submission.community().equals(here) && !submission.community().equals(STREET)) {
            throw new BundleException.OtherCommunity(hash.hex(), submission.community());
        }
        Instant end = submission
                .valid()
                .until()
                .plusDays(1)
                .atStartOfDay(manifest.screen().zone())
                .toInstant();
        Optional<Instant> late = entry.notAfter().filter(end::isBefore);
        if (late.isPresent()) {
            throw new BundleException.OutlivesItem(hash, late.get());
        }
        List<BlobRef> media = submission.item().media().stream()
                .map(m -> new BlobRef(m.sha256(), m.length()))
                .toList();
        if (!media.equals(entry.media())) {
            throw new BundleException.MediaNotApproved(hash);
        }
    }

    /** Until when enough people's approvals count. */
    private Optional<Instant> approved(Submission submission, List<byte[]> approvals) throws BundleException {
        TrustRoot.Needed needed = root.needed(submission.item());
        List<Approver> all = new ArrayList<>();
        Optional<BundleException> problem = Optional.empty();
        for (byte[] approval : approvals) {
            try {
                all.addAll(approvers(root, hash, submission, approval));
            } catch (BundleException e) {
                problem = problem.or(() -> Optional.of(e));
            }
        }
        Approvers approvers = Approvers.of(all, submission.author());
        if (approvers.enough(needed)) {
            return approvers.lapses(needed);
        }
        int people = approvers.people().size();
        if (people >= needed.people()) {
            throw new BundleException.BelowStreet(hash, approvers.street().size(), needed.street());
        }
        boolean byAuthor = all.stream().anyMatch(one -> one.person().equals(submission.author()));
        if (byAuthor) {
            throw new BundleException.ApprovedByAuthor(hash, submission.author());
        }
        if (problem.isPresent()) {
            throw problem.get();
        }
        if (approvals.isEmpty()) {
            throw new BundleException.NotApproved(hash);
        }
        throw new BundleException.BelowThreshold(DocumentType.APPROVAL, Role.REVIEWER, people, needed.people());
    }

    /** Those who may approve this item and did so in this envelope, once for each of their keys. */
    static List<Approver> approvers(TrustRoot root, Sha256 hash, Submission submission, byte[] envelope)
            throws BundleException {
        Signed signed = Signed.open(DocumentType.APPROVAL, envelope);
        List<TrustedKey> signers = signed.require(signed.signers(root), Role.REVIEWER, 1);
        Approval approval = signed.read(Approval.class);
        signers = signed.inForce(signers, approval.signed());
        if (!approval.item().equals(hash)) {
            throw new BundleException.ApprovalOfOtherItem(hash, approval.item());
        }
        List<Sha256> media =
                submission.item().media().stream().map(Media::sha256).toList();
        if (!approval.media().equals(media)) {
            throw new BundleException.MediaNotApproved(hash);
        }
        List<Approver> people = signers.stream()
                .filter(key -> mayReview(key, submission.community()))
                .map(Approver::of)
                .toList();
        if (people.isEmpty()) {
            throw new BundleException.OtherCommunity(
                    DocumentType.APPROVAL.name().toLowerCase(java.util.Locale.ROOT), submission.community());
        }
        return people;
    }

    private static boolean mayReview(TrustedKey key, String community) {
        return community.equals(STREET)
                ? key.communities().contains(TrustedKey.EVERYWHERE)
                : key.may(Role.REVIEWER, community);
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }
}
