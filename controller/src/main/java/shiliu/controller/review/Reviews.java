package shiliu.controller.review;

import java.util.List;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.Refused;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.api.ReviewView;
import shiliu.controller.people.Caller;

/** Reviews; an id is {@code playlist.revision}. Safe for any thread; waits for the disk. */
@SuppressWarnings("DoNotCallSuggester")
public final class Reviews {
    /** Newest first; only those of the caller's communities. */
    public List<ReviewView> list(Caller caller) throws Refused {
        throw new UnsupportedOperationException();
    }

    public ReviewView show(Caller caller, String id) throws Refused {
        throw new UnsupportedOperationException();
    }

    /** Takes a reviewer's approvals, one for each item; {@code review.own-work} where the reviewer is the author. */
    public ReviewView approve(Caller caller, String id, ApprovalRequest request) throws Refused {
        throw new UnsupportedOperationException();
    }

    public ReviewView reject(Caller caller, String id, RejectRequest request) throws Refused {
        throw new UnsupportedOperationException();
    }
}
