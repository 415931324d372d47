package shiliu.controller.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.bundle.BlobRef;
import shiliu.player.playlist.Validity;
import shiliu.player.screen.Screen;

/**
 * One revision of a playlist under review.
 *
 * @param id {@code playlist.revision}
 * @param valid the days on which it may show
 * @param needed how many stages it has, each by another person
 * @param escalated the sensitive time for which it has more than usual
 * @param late whether it has waited for longer than it should
 * @param steps who approved so far, in order
 * @param screens where it is meant to show: those of its slots, else those of its community
 */
public record ReviewView(
        String id,
        String playlist,
        int revision,
        String title,
        String community,
        String author,
        Instant uploaded,
        Validity valid,
        ReviewState state,
        Optional<Closing> closed,
        int needed,
        Optional<String> escalated,
        boolean late,
        List<Step> steps,
        List<ReviewItem> items,
        List<Screen> screens) {
    public ReviewView {
        steps = List.copyOf(steps);
        items = List.copyOf(items);
        screens = List.copyOf(screens);
    }

    /**
     * One stage that is done.
     *
     * @param approvals the signed documents, one for each item
     */
    public record Step(int stage, String person, Instant at, List<BlobRef> approvals) {
        public Step {
            approvals = List.copyOf(approvals);
        }
    }

    /** Whether it plays with fewer stages than are asked for since. */
    public boolean lacking() {
        return state == ReviewState.APPROVED && steps.size() < needed;
    }

    /** Who ended the review, when, and why. */
    public record Closing(String person, Instant at, String reason) {}
}
