package shiliu.controller.api;

import java.util.List;
import shiliu.player.bundle.Envelope;

/** One signed {@link shiliu.player.bundle.Approval} for each item of the review. */
public record ApprovalRequest(List<Envelope> approvals) {
    public ApprovalRequest {
        approvals = List.copyOf(approvals);
    }
}
