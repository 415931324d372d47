package shiliu.player.bundle;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.playlist.Submission;

/** What the check of one item came to, where it was not refused. */
public sealed interface Verified {
    /**
     * It may show.
     *
     * @param lapses when too few of those who approved it count any more; empty where that is never
     */
    record Approved(Submission submission, Optional<Instant> lapses) implements Verified {}

    /** A kind or format of later times: pass over and report. */
    record UnknownKind(String kind) implements Verified {}
}
