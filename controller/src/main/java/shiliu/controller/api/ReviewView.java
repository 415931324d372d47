package shiliu.controller.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.screen.Screen;

/**
 * One revision of a playlist under review.
 *
 * @param id {@code playlist.revision}
 * @param needed how many people must approve each item
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
        ReviewState state,
        Optional<Closing> closed,
        int needed,
        List<ReviewItem> items,
        List<Screen> screens) {
    public ReviewView {
        items = List.copyOf(items);
        screens = List.copyOf(screens);
    }

    /** Who ended the review, when, and why. */
    public record Closing(String person, Instant at, String reason) {}
}
