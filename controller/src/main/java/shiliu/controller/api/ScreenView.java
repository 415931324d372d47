package shiliu.controller.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.ByHand;
import shiliu.player.screen.Screen;

/**
 * The states of one screen, never confused.
 *
 * @param wanted what the controller signed last
 * @param stored what the player has, verified
 * @param shown what it shows, with its proof
 * @param upToDate whether what is stored is what is wanted
 * @param heard when it last reported
 * @param unknownSince set where the card behind its player is lost, or reports stayed out too long, whichever began
 *     earlier; what it showed then is no longer known
 * @param stopped whether a stop is in force for it here, whatever it shows
 * @param clock the player's clock at its last report
 * @param problems what the player refused or could not do lately, and nothing shows to be good again
 * @param skipped items that the player does not know how to show
 * @param picture hash of the newest screenshot, a PNG
 * @param stoppedSince when the oldest stop in force for it was accepted here
 * @param device how bright it is and what its card told of itself, at its player's last report
 * @param health its player's process, at its last report
 * @param byHand what an operator set for a while, as it is wanted
 */
public record ScreenView(
        Screen screen,
        Optional<Wanted> wanted,
        Optional<Report.Stored> stored,
        Optional<Report.Shown> shown,
        boolean upToDate,
        Optional<Instant> heard,
        Optional<Instant> unknownSince,
        boolean stopped,
        Optional<Report.Clock> clock,
        List<Report.Trouble> problems,
        List<Report.Skipped> skipped,
        Optional<Sha256> picture,
        Optional<Instant> stoppedSince,
        Optional<Report.Device> device,
        Optional<Report.Health> health,
        Optional<ByHand> byHand) {
    public ScreenView {
        problems = List.copyOf(problems);
        skipped = List.copyOf(skipped);
    }

    /** The manifest that it should have; its player plays by it until it expires. */
    public record Wanted(long version, Instant created, int items, Instant expires) {}
}
