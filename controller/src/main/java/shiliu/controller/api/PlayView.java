package shiliu.controller.api;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.playlist.Sha256;

/**
 * One play that ended, as its player proved it.
 *
 * @param playlist and {@code title} and {@code kind} of its item, where it is still kept
 */
public record PlayView(
        String screen,
        Instant from,
        Instant until,
        String slot,
        Sha256 item,
        Optional<String> playlist,
        Optional<String> kind,
        Optional<String> title) {}
