package shiliu.player.bundle;

import shiliu.player.playlist.Submission;

/** What the check of one item came to, where it was not refused. */
public sealed interface Verified {
    /** It may show. */
    record Approved(Submission submission) implements Verified {}

    /** A kind or format of later times: pass over and report. */
    record UnknownKind(String kind) implements Verified {}
}
