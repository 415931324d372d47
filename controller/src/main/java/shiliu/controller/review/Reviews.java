package shiliu.controller.review;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.ReviewView.Closing;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditEntry;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.people.Caller;
import shiliu.controller.publish.Publisher;
import shiliu.controller.review.ReviewRules.Standing;
import shiliu.controller.store.ApprovalsTable.ApprovalRow;
import shiliu.controller.store.ApprovalsTable.Taken;
import shiliu.controller.store.RevisionsTable.Revision;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.Approvers;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.playlist.Sha256;

/** Reviews; an id is {@code playlist.revision}. Safe for any thread; waits for the disk. */
public final class Reviews {
    /** The most reviews in one answer. */
    public static final int MOST = 1000;

    private static final int LONGEST_REASON = 500;
    private static final Duration RECENT = Duration.ofDays(30);

    private final Publisher.Desk desk;
    private final Blobs blobs;
    private final ReviewViews views;
    private final ApprovalCheck check;
    private final Runnable changed;
    private final ReviewRules rules;

    /** @param changed told after each change of what may play */
    public Reviews(Publisher.Desk desk, Blobs blobs, ReviewRules rules, Runnable changed) {
        this.desk = desk;
        this.blobs = blobs;
        this.rules = rules;
        this.check = new ApprovalCheck(blobs, desk.clock());
        this.views = new ReviewViews(desk, check, rules, blobs);
        this.changed = changed;
    }

    /** Whether a review that this person may see names the blob: an item, its pictures, somebody's approval. */
    public boolean shows(Caller caller, Sha256 blob) throws Refused {
        requirePerson(caller);
        return desk.store().read(tables -> tables.blobs().communities(blob)).stream()
                .anyMatch(caller::covers);
    }

    /** What waits and what is of the last days; newest first, only those of the caller's communities. */
    public List<ReviewView> list(Caller caller) throws Refused {
        return list(caller, false);
    }

    /** The same; {@code all} are older ones as well, {@value #MOST} at most. */
    public List<ReviewView> list(Caller caller, boolean all) throws Refused {
        requirePerson(caller);
        return desk.store().read(tables -> {
            List<ReviewView> found = new ArrayList<>();
            ReviewViews.Reading reading = views.all(tables, root());
            Instant since = all ? Instant.EPOCH : desk.clock().instant().minus(RECENT);
            for (Revision revision : tables.revisions().since(since)) {
                if (caller.covers(revision.community()) && found.size() < MOST) {
                    found.add(reading.of(revision));
                }
            }
            return found;
        });
    }

    public ReviewView show(Caller caller, String id) throws Refused {
        requirePerson(caller);
        return desk.store().read(tables -> {
            Revision revision = find(tables, id);
            if (!caller.covers(revision.community())) {
                throw Refused.of(Kind.NOT_PERMITTED, "review.not-yours", revision.community());
            }
            return views.of(tables, revision, root());
        });
    }

    /**
     * Takes a reviewer's approvals, one for each item, and publishes once enough people approved each.
     * {@code review.own-work} where the reviewer is the author. The same again gets the same answer.
     */
    public ReviewView approve(Caller caller, String id, ApprovalRequest request) throws Refused {
        Revision revision = desk.store().read(tables -> find(tables, id));
        requireReviewer(caller, revision);
        if (caller.id().equals(revision.author())) {
            throw Refused.of(Kind.NOT_PERMITTED, "review.own-work", id);
        }
        TrustRoot root = root();
        List<BlobRef> items = desk.store().read(tables -> tables.revisions().items(revision));
        List<ApprovalRow> approvals;
        try {
            approvals = check.read(root, caller.id(), items, request.approvals());
            for (Envelope envelope : request.approvals()) {
                blobs.put(envelope.bytes());
            }
        } catch (IOException e) {
            throw Refused.of(Kind.NO_ROOM, "review.not-stored", String.valueOf(e.getMessage()));
        }
        ReviewView view = desk.store().write(tables -> keep(tables, caller, revision, approvals, root));
        changed.run();
        return view;
    }

    private ReviewView keep(Tables tables, Caller caller, Revision read, List<ApprovalRow> approvals, TrustRoot root)
            throws Refused {
        if (desk.accounts().rootVersion(tables) != root.version()) {
            throw Refused.of(Kind.CONFLICT, "review.root-changed");
        }
        Revision revision = find(tables, read.id());
        if (revision.state() == ReviewState.APPROVED && approved(tables, revision, caller)) {
            return views.of(tables, revision, root);
        }
        requireWaiting(revision);
        int stage = stage(tables, revision, caller);
        for (ApprovalRow approval : approvals) {
            tables.blobs().note(approval.blob(), desk.clock().instant());
            tables.approvals().put(revision, approval, stage, desk.clock().instant());
        }
        note(
                tables,
                caller.id(),
                AuditAction.APPROVE,
                revision,
                approvals.stream()
                        .collect(Collectors.toMap(
                                a -> a.item().hex(), a -> a.blob().sha256().hex())));
        int needed = views.needed(tables, revision, root).stages();
        if (check.complete(tables, revision, root, needed)) {
            tables.revisions().stages(revision, needed);
            Closing closing = new Closing(caller.id(), desk.clock().instant(), "");
            tables.revisions().close(revision, ReviewState.APPROVED, closing);
            note(tables, caller.id(), AuditAction.RELEASE, revision, Map.of());
        }
        return views.of(tables, find(tables, revision.id()), root);
    }

    /** Sends it back to its author. */
    public ReviewView reject(Caller caller, String id, RejectRequest request) throws Refused {
        if (request.reason().isBlank() || request.reason().length() > LONGEST_REASON) {
            throw Refused.of(Kind.INVALID, "review.reason", LONGEST_REASON);
        }
        return desk.store().write(tables -> {
            Revision revision = find(tables, id);
            requireReviewer(caller, revision);
            requireWaiting(revision);
            Closing closing = new Closing(caller.id(), desk.clock().instant(), request.reason());
            tables.revisions().close(revision, ReviewState.REJECTED, closing);
            note(tables, caller.id(), AuditAction.REJECT, revision, Map.of("reason", request.reason()));
            return views.of(tables, find(tables, id), root());
        });
    }

    /**
     * Puts back into review what plays on the word of people who do not count any more, so that fewer are left than it was
     * released with; and releases again what was put back, where they count again, a key that was renewed for example. To be
     * called after each new root and when a key comes to its end. Stages that the configuration asks for since do not darken
     * a screen: {@link ReviewView#lacking} tells of them.
     */
    public void followKeys() {
        desk.store().write(tables -> {
            int changed = 0;
            for (Revision revision : tables.revisions().playing()) {
                if (!isCovered(tables, revision)) {
                    tables.revisions().reopen(revision);
                    note(tables, AuditEntry.CONTROLLER, AuditAction.REOPEN, revision, Map.of());
                    changed++;
                }
            }
            for (Revision revision : tables.revisions().reopened()) {
                if (isCovered(tables, revision)) {
                    String last = tables.approvals().taken(revision).stream()
                            .max(Comparator.comparing(Taken::at))
                            .orElseThrow()
                            .approval()
                            .person();
                    Closing closing = new Closing(last, desk.clock().instant(), "");
                    tables.revisions().close(revision, ReviewState.APPROVED, closing);
                    note(tables, AuditEntry.CONTROLLER, AuditAction.RELEASE, revision, Map.of());
                    changed++;
                }
            }
            return changed;
        });
    }

    /** Whether as many people's approvals count as it was released with. */
    private boolean isCovered(Tables tables, Revision revision) {
        return check.complete(tables, revision, root(), tables.revisions().stages(revision));
    }

    private void note(Tables tables, String actor, AuditAction action, Revision revision, Map<String, String> detail) {
        tables.note(desk.clock().instant(), new AuditNote(actor, action, revision.id(), revision.community(), detail));
    }

    private TrustRoot root() {
        return desk.accounts().root();
    }

    /** Which stage this person's word is: the first that is free, or the one that it was before. */
    private int stage(Tables tables, Revision revision, Caller caller) throws Refused {
        TrustRoot root = root();
        Approvers counting = check.approvers(tables, revision, root);
        List<Taken> taken = tables.approvals().taken(revision).stream()
                .filter(one -> counting.names().contains(one.approval().person()))
                .toList();
        Optional<Integer> own = taken.stream()
                .filter(one -> one.approval().person().equals(caller.id()))
                .map(Taken::stage)
                .findFirst();
        if (own.isPresent()) {
            return own.get();
        }
        Set<Integer> others = taken.stream().map(Taken::stage).collect(Collectors.toSet());
        int stage = IntStream.rangeClosed(1, ReviewRules.MOST)
                .filter(free -> !others.contains(free))
                .findFirst()
                .orElse(ReviewRules.MOST);
        int stages = views.needed(tables, revision, root).stages();
        Standing now =
                new Standing(stages, counting.names().size(), counting.street().size());
        if (!rules.mayStage(caller, now, root.streetFrom())) {
            throw Refused.of(Kind.NOT_PERMITTED, "review.street-stage", stage);
        }
        return stage;
    }

    private static boolean approved(Tables tables, Revision revision, Caller caller) {
        return tables.approvals().of(revision).stream()
                .anyMatch(approval -> approval.person().equals(caller.id()));
    }

    private static Revision find(Tables tables, String id) throws Refused {
        int dot = id.lastIndexOf('.');
        Optional<Revision> found = dot > 0 && id.substring(dot + 1).matches("[0-9]{1,9}")
                ? tables.revisions().find(id.substring(0, dot), Integer.parseInt(id.substring(dot + 1)))
                : Optional.empty();
        return found.orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "review.unknown", id));
    }

    private static void requireWaiting(Revision revision) throws Refused {
        switch (revision.state()) {
            case WAITING -> {}
            case DRAFT -> throw Refused.of(Kind.CONFLICT, "review.is-draft", revision.id());
            case APPROVED -> throw Refused.of(Kind.CONFLICT, "review.is-approved", revision.id());
            case REJECTED -> throw Refused.of(Kind.CONFLICT, "review.is-rejected", revision.id());
            case SUPERSEDED -> throw Refused.of(Kind.CONFLICT, "review.is-superseded", revision.id());
            case WITHDRAWN -> throw Refused.of(Kind.CONFLICT, "review.is-withdrawn", revision.id());
        }
    }

    private static void requireReviewer(Caller caller, Revision revision) throws Refused {
        if (!caller.may(AccountRole.REVIEWER, revision.community())) {
            throw Refused.of(Kind.NOT_PERMITTED, "review.not-reviewer", revision.community());
        }
    }

    private static void requirePerson(Caller caller) throws Refused {
        if (caller.isPlayer() || !caller.confirmed()) {
            throw Refused.of(Kind.NOT_PERMITTED, "review.not-permitted");
        }
    }
}
