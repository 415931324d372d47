package shiliu.controller.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import shiliu.controller.api.ItemTitle;
import shiliu.controller.api.ReviewItem;
import shiliu.controller.api.ReviewView;
import shiliu.controller.publish.ScreenSet;
import shiliu.controller.publish.Submissions;
import shiliu.controller.store.ApprovalsTable.ApprovalRow;
import shiliu.controller.store.RevisionsTable.Revision;
import shiliu.controller.store.StoreException;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.playlist.Item;
import shiliu.player.screen.Screen;

/** A review as people see it. */
final class ReviewViews {
    private final ScreenSet screens;
    private final Submissions submissions;

    ReviewViews(ScreenSet screens, Blobs blobs) {
        this.screens = screens;
        this.submissions = new Submissions(blobs);
    }

    ReviewView of(Tables tables, Revision revision, TrustRoot root) {
        List<ApprovalRow> approvals = tables.approvals().of(revision);
        List<ReviewItem> items = new ArrayList<>();
        for (BlobRef blob : tables.revisions().items(revision)) {
            items.add(item(blob, approvals));
        }
        return new ReviewView(
                revision.id(),
                revision.playlist(),
                revision.revision(),
                revision.title(),
                revision.community(),
                revision.author(),
                revision.uploaded(),
                revision.state(),
                revision.closed(),
                root.threshold(TrustRoot.Role.REVIEWER),
                items,
                meant(tables, revision));
    }

    private ReviewItem item(BlobRef blob, List<ApprovalRow> approvals) {
        try {
            Item item = submissions.get(blob.sha256()).item();
            List<String> by = approvals.stream()
                    .filter(approval -> approval.item().equals(blob.sha256()))
                    .map(ApprovalRow::person)
                    .toList();
            return new ReviewItem(blob, item.kind(), ItemTitle.of(item), item.media(), by);
        } catch (IOException e) {
            throw new StoreException("item " + blob.sha256() + " cannot be read back", e);
        }
    }

    /** The screens of its slots; where it has none yet, all on which it could show. */
    private List<Screen> meant(Tables tables, Revision revision) {
        List<Screen> open = screens.open(revision.community());
        List<String> selectors = tables.slots().all().stream()
                .filter(slot -> slot.playlist().equals(revision.playlist()))
                .flatMap(slot -> slot.screens().stream())
                .toList();
        List<Screen> claimed =
                screens.matching(selectors).stream().filter(open::contains).toList();
        return claimed.isEmpty() ? open : claimed;
    }
}
