package shiliu.controller.api;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Proof;

/**
 * The states of one screen, never confused.
 *
 * @param wanted what the controller signed last
 * @param stored what the player has, verified
 * @param shown what it shows, with its proof
 * @param heard when it last reported
 * @param unknownSince set once reports stayed out too long
 * @param stopped whether a stop is in force for it
 */
public record ScreenView(
        Screen screen,
        Optional<Wanted> wanted,
        Optional<Stored> stored,
        Optional<Shown> shown,
        Optional<Instant> heard,
        Optional<Instant> unknownSince,
        boolean stopped) {
    /** The manifest that it should have. */
    public record Wanted(long version, Instant created, int items) {}

    /** The manifest that it has. */
    public record Stored(long version, Instant since) {}

    /** What it shows: nothing of an item where it shows black, a safe card or an order. */
    public record Shown(String what, Optional<Sha256> item, int page, Sha256 frame, Proof proof, Instant since) {}
}
