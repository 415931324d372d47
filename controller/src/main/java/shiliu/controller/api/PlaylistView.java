package shiliu.controller.api;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.playlist.Validity;

/**
 * A playlist: its newest revision, and the one that plays.
 *
 * @param closed how the newest one's review ended, with the reason of a rejection
 */
public record PlaylistView(
        String id,
        String title,
        String community,
        int revision,
        ReviewState state,
        Optional<ReviewView.Closing> closed,
        Optional<Integer> playing,
        String author,
        Instant uploaded,
        Validity valid,
        int items) {}
