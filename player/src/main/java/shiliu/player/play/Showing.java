package shiliu.player.play;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.bundle.Accepted;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Proof;

/**
 * What a player shows at one moment.
 *
 * @param bundle the bundle that decided, if any
 * @param since when this item or card came up
 */
public record Showing(
        Report.What what,
        Optional<String> slot,
        Optional<Sha256> item,
        Frame frame,
        Proof proof,
        Instant since,
        Optional<Accepted> bundle) {
    /** Whether {@code other} is the same item or card of the same bundle, whatever its frame. */
    boolean sameAs(Showing other) {
        return what == other.what && slot.equals(other.slot) && item.equals(other.item) && bundle.equals(other.bundle);
    }

    Showing since(Instant earlier) {
        return new Showing(what, slot, item, frame, proof, earlier, bundle);
    }

    /** As the report has it; hashes the frame. */
    Report.Shown shown() {
        return new Report.Shown(what, slot, item, new Sha256(frame.sha256()), proof, since);
    }
}
