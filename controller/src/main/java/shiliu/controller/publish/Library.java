package shiliu.controller.publish;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.store.ApprovalsTable.ApprovalRow;
import shiliu.controller.store.RevisionsTable.Revision;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.playlist.Submission;

/** The approved items of every playlist that plays. */
final class Library {
    private static final Logger LOG = LoggerFactory.getLogger(Library.class);

    private final Submissions submissions;
    private final Approvals approvals;

    Library(Submissions submissions, Approvals approvals) {
        this.submissions = submissions;
        this.approvals = approvals;
    }

    /** What the tables say of one playing revision. */
    record Playing(Revision revision, List<BlobRef> items, List<ApprovalRow> approvals) {
        Playing {
            items = List.copyOf(items);
            approvals = List.copyOf(approvals);
        }
    }

    static List<Playing> rows(Tables tables) {
        return tables.revisions().playing().stream()
                .map(revision -> new Playing(
                        revision,
                        tables.revisions().items(revision),
                        tables.approvals().of(revision)))
                .toList();
    }

    /** By playlist. What a player would refuse under this root, or cannot be read, is left out: it would take all else with it. */
    Map<String, List<ApprovedItem>> read(List<Playing> playing, TrustRoot root, Instant now) {
        Map<String, List<ApprovedItem>> playlists = new HashMap<>();
        for (Playing one : playing) {
            List<ApprovedItem> items = new ArrayList<>();
            for (BlobRef item : one.items()) {
                try {
                    add(items, one, item, root, now);
                } catch (IOException e) {
                    LOG.error(
                            "item {} of {} is left out",
                            item.sha256(),
                            one.revision().id(),
                            e);
                }
            }
            playlists.put(one.revision().playlist(), items);
        }
        return playlists;
    }

    private void add(List<ApprovedItem> items, Playing playing, BlobRef item, TrustRoot root, Instant now)
            throws IOException {
        Submission submission = submissions.get(item.sha256());
        List<BlobRef> envelopes = playing.approvals().stream()
                .filter(approval -> approval.item().equals(item.sha256()))
                .map(ApprovalRow::blob)
                .toList();
        Approvals.Counted counted = approvals.count(root, now, item.sha256(), submission, envelopes);
        if (counted.enough()) {
            items.add(new ApprovedItem(item, submission, counted.envelopes()));
        } else {
            LOG.warn(
                    "item {} of {} is left out: its approvals count no more",
                    item.sha256(),
                    playing.revision().id());
        }
    }
}
