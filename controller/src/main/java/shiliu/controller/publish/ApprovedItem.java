package shiliu.controller.publish;

import java.util.List;
import shiliu.player.bundle.BlobRef;
import shiliu.player.playlist.Submission;

/** An item that a player would believe: its blob, what it says, and the envelopes that approve it. */
record ApprovedItem(BlobRef blob, Submission submission, List<BlobRef> approvals) {
    ApprovedItem {
        approvals = List.copyOf(approvals);
    }
}
