package shiliu.controller.review;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import shiliu.controller.api.ItemTitle;
import shiliu.controller.api.ReviewItem;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.ReviewView.Step;
import shiliu.controller.publish.Publisher;
import shiliu.controller.publish.Submissions;
import shiliu.controller.store.ApprovalsTable.ApprovalRow;
import shiliu.controller.store.ApprovalsTable.Taken;
import shiliu.controller.store.RevisionsTable.Revision;
import shiliu.controller.store.SlotsTable.SlotRow;
import shiliu.controller.store.StoreException;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.playlist.Item;
import shiliu.player.screen.Screen;

/** A review as people see it. */
final class ReviewViews {
    private final Publisher.Desk desk;
    private final ApprovalCheck check;
    private final ReviewRules rules;
    private final Submissions submissions;

    ReviewViews(Publisher.Desk desk, ApprovalCheck check, ReviewRules rules, Blobs blobs) {
        this.desk = desk;
        this.check = check;
        this.rules = rules;
        this.submissions = new Submissions(blobs);
    }

    /** How many stages the revision's review has. */
    ReviewRules.Needed needed(Tables tables, Revision revision, TrustRoot root) {
        return needed(tables.revisions().items(revision), revision, root);
    }

    private ReviewRules.Needed needed(List<BlobRef> blobs, Revision revision, TrustRoot root) {
        ZoneId zone =
                desk.screens().all().stream().map(Screen::zone).findFirst().orElse(ZoneOffset.ofHours(8));
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), zone);
        List<Item> all = check.items(blobs);
        int least =
                all.stream().mapToInt(item -> root.needed(item).people()).max().orElse(1);
        return rules.needed(all, revision.valid(), today, least);
    }

    ReviewView of(Tables tables, Revision revision, TrustRoot root) {
        return new Reading(
                        tables.revisions()::items,
                        tables.approvals()::taken,
                        root,
                        tables.slots().all())
                .of(revision);
    }

    /** For many reviews of one state of the store, which is read at once. */
    Reading all(Tables tables, TrustRoot root) {
        Map<String, List<BlobRef>> items = tables.revisions().itemsById();
        Map<String, List<Taken>> taken = tables.approvals().takenById();
        return new Reading(
                revision -> items.getOrDefault(revision.id(), List.of()),
                revision -> taken.getOrDefault(revision.id(), List.of()),
                root,
                tables.slots().all());
    }

    /** One state of the store. */
    final class Reading {
        private final Function<Revision, List<BlobRef>> items;
        private final Function<Revision, List<Taken>> approvals;
        private final TrustRoot root;
        private final List<SlotRow> slots;

        private Reading(
                Function<Revision, List<BlobRef>> items,
                Function<Revision, List<Taken>> approvals,
                TrustRoot root,
                List<SlotRow> slots) {
            this.items = items;
            this.approvals = approvals;
            this.root = root;
            this.slots = slots;
        }

        ReviewView of(Revision revision) {
            List<Taken> taken = approvals.apply(revision);
            List<BlobRef> blobs = items.apply(revision);
            ReviewRules.Needed needed = ReviewViews.this.needed(blobs, revision, root);
            Duration waited = Duration.between(revision.uploaded(), desk.clock().instant());
            return new ReviewView(
                    revision.id(),
                    revision.playlist(),
                    revision.revision(),
                    revision.title(),
                    revision.community(),
                    revision.author(),
                    revision.uploaded(),
                    revision.valid(),
                    revision.state(),
                    revision.closed(),
                    needed.stages(),
                    needed.escalated(),
                    revision.state() == ReviewState.WAITING && waited.compareTo(rules.remind()) >= 0,
                    steps(taken, check.approvers(taken, blobs, root).names()),
                    blobs.stream().map(blob -> item(blob, taken)).toList(),
                    meant(slots, revision));
        }
    }

    /** One for each person whose word counts, in the order in which they came. */
    private static List<Step> steps(List<Taken> taken, Set<String> counting) {
        Map<String, List<Taken>> byPerson = new LinkedHashMap<>();
        taken.stream()
                .filter(one -> counting.contains(one.approval().person()))
                .sorted(Comparator.comparing(Taken::stage).thenComparing(Taken::at))
                .forEach(one -> byPerson.computeIfAbsent(one.approval().person(), person -> new ArrayList<>())
                        .add(one));
        List<Step> steps = new ArrayList<>();
        byPerson.forEach((person, of) -> steps.add(new Step(
                of.get(0).stage(),
                person,
                of.get(0).at(),
                of.stream().map(one -> one.approval().blob()).toList())));
        return steps;
    }

    private ReviewItem item(BlobRef blob, List<Taken> taken) {
        try {
            Item item = submissions.get(blob.sha256()).item();
            List<String> by = taken.stream()
                    .map(Taken::approval)
                    .filter(approval -> approval.item().equals(blob.sha256()))
                    .map(ApprovalRow::person)
                    .toList();
            return new ReviewItem(blob, item.kind(), ItemTitle.of(item), item.media(), by);
        } catch (IOException e) {
            throw new StoreException("item " + blob.sha256() + " cannot be read back", e);
        }
    }

    /** The screens of its slots; where it has none yet, all on which it could show. */
    private List<Screen> meant(List<SlotRow> slots, Revision revision) {
        List<Screen> open = desk.screens().open(revision.community());
        List<String> selectors = slots.stream()
                .filter(slot -> slot.playlist().equals(revision.playlist()))
                .flatMap(slot -> slot.screens().stream())
                .toList();
        if (selectors.isEmpty()) {
            return open;
        }
        List<Screen> claimed = desk.screens().matching(selectors).stream()
                .filter(open::contains)
                .toList();
        return claimed.isEmpty() ? open : claimed;
    }
}
