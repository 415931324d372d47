package shiliu.player.play;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.bundle.Accepted;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Proof;

/**
 * What a screen shows at one moment, proven.
 *
 * @param frame the one that is lit, of however many the item has
 * @param moves whether the next frame follows within the second
 * @param since when the first frame of this item or card was proven
 * @param bundle the bundle that decided, if any
 * @param order of the alert that is shown
 */
public record Showing(
        Report.What what,
        Optional<String> slot,
        Optional<Sha256> item,
        Frame frame,
        boolean moves,
        Proof proof,
        Instant since,
        Optional<Accepted> bundle,
        Optional<Sha256> order) {

    /** As the report has it; hashes the frame. */
    Report.Shown shown() {
        return new Report.Shown(what, slot, item, new Sha256(frame.sha256()), proof, since, order);
    }
}
