package shiliu.controller.api;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.playlist.Validity;

/** A playlist: its newest revision, and the one that plays. */
public record PlaylistView(
        String id,
        String title,
        String community,
        int revision,
        ReviewState state,
        Optional<Integer> playing,
        String author,
        Instant uploaded,
        Validity valid,
        int items) {}
