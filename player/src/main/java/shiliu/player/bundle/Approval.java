package shiliu.player.bundle;

import java.time.Instant;
import java.util.List;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/**
 * A reviewer's word that an item may show, signed on the reviewer's own machine after the proof pictures were rendered
 * there. The pictures are evidence; players do not render them again.
 *
 * @param item hash of the submission's blob
 * @param media hashes of every picture in it, in its order
 */
public record Approval(int format, Sha256 item, List<Sha256> media, List<ProofPicture> proofs, Instant signed) {
    public static final int FORMAT = 1;

    public Approval {
        media = List.copyOf(media);
        proofs = List.copyOf(proofs);
    }

    /** One picture that the reviewer saw: page {@code page} (from 1) on a screen of this size and colour; hash of its frame. */
    public record ProofPicture(Size size, Colour colour, int page, Sha256 frame) {}
}
