package shiliu.controller.review;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.publish.Approvals;
import shiliu.controller.publish.Submissions;
import shiliu.controller.store.ApprovalsTable.ApprovalRow;
import shiliu.controller.store.ApprovalsTable.Taken;
import shiliu.controller.store.RevisionsTable.Revision;
import shiliu.controller.store.StoreException;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.Approval;
import shiliu.player.bundle.Approver;
import shiliu.player.bundle.Approvers;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Sha256;

/** Whether approvals hold, by the very check that players make. */
final class ApprovalCheck {
    private final Submissions submissions;
    private final Approvals approvals;
    private final InstantSource clock;

    ApprovalCheck(Blobs blobs, InstantSource clock) {
        this.clock = clock;
        this.submissions = new Submissions(blobs);
        this.approvals = new Approvals(blobs);
    }

    /** The rows of these envelopes, which must be the reviewer's, good, and cover each item of the review and no other. */
    List<ApprovalRow> read(TrustRoot root, String reviewer, List<BlobRef> items, List<Envelope> envelopes)
            throws Refused, IOException {
        Set<Sha256> open = items.stream().map(BlobRef::sha256).collect(Collectors.toCollection(HashSet::new));
        List<ApprovalRow> rows = new ArrayList<>();
        for (Envelope envelope : envelopes) {
            Sha256 item = item(envelope);
            if (!open.remove(item)) {
                throw Refused.of(Kind.INVALID, "review.other-item", item);
            }
            // Nobody else may come in with it: each person approves by themselves.
            if (!people(root, item, envelope).equals(Set.of(reviewer))) {
                throw Refused.of(Kind.NOT_PERMITTED, "review.not-signed-by-you", reviewer);
            }
            rows.add(new ApprovalRow(item, reviewer, BlobRef.of(envelope.bytes())));
        }
        if (!open.isEmpty()) {
            throw Refused.of(Kind.INVALID, "review.items-left", open.size());
        }
        return rows;
    }

    /** What is reviewed. */
    List<Item> items(List<BlobRef> blobs) {
        List<Item> items = new ArrayList<>();
        for (BlobRef blob : blobs) {
            try {
                items.add(submissions.get(blob.sha256()).item());
            } catch (IOException e) {
                throw new StoreException("item " + blob.sha256() + " cannot be read back", e);
            }
        }
        return items;
    }

    /** Those whose approvals of every item count under this root, of the street only where they are for every item. */
    Approvers approvers(Tables tables, Revision revision, TrustRoot root) {
        return approvers(tables.approvals().taken(revision), tables.revisions().items(revision), root);
    }

    /** The same of what was read already. */
    Approvers approvers(List<Taken> taken, List<BlobRef> items, TrustRoot root) {
        List<ApprovalRow> all = taken.stream().map(Taken::approval).toList();
        return items.stream()
                .map(item -> counted(all, item, root).approvers())
                .reduce(Approvers::and)
                .orElseGet(() -> Approvers.of(List.of(), ""));
    }

    private Approvals.Counted counted(List<ApprovalRow> all, BlobRef item, TrustRoot root) {
        List<BlobRef> envelopes = all.stream()
                .filter(approval -> approval.item().equals(item.sha256()))
                .map(ApprovalRow::blob)
                .toList();
        try {
            return approvals.count(root, clock.instant(), item.sha256(), submissions.get(item.sha256()), envelopes);
        } catch (IOException e) {
            throw new StoreException("an approval or item cannot be read back", e);
        }
    }

    /** Whether so many people approved every item, counting only those whom {@code root} names, and those whom it asks for. */
    boolean complete(Tables tables, Revision revision, TrustRoot root, int stages) {
        List<ApprovalRow> all = tables.approvals().of(revision);
        return approvers(tables, revision, root).names().size() >= stages
                && tables.revisions().items(revision).stream()
                        .allMatch(item -> counted(all, item, root).enough());
    }

    /** Which item it is about; believed only once the signature was checked. */
    private static Sha256 item(Envelope envelope) throws Refused {
        try {
            return Json.read(envelope.payloadBytes(), Approval.class).item();
        } catch (JsonException | IllegalArgumentException e) {
            throw Refused.of(Kind.INVALID, "review.no-approval");
        }
    }

    private Set<String> people(TrustRoot root, Sha256 item, Envelope envelope) throws Refused, IOException {
        try {
            return BundleVerifier.approvers(root, item, submissions.get(item), envelope.bytes()).stream()
                    .map(Approver::person)
                    .collect(Collectors.toSet());
        } catch (BundleException e) {
            throw new Refused(Kind.NOT_PERMITTED, e.reason());
        }
    }
}
