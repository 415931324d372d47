package shiliu.controller.api;

/** Where one revision of a playlist stands. */
public enum ReviewState {
    /** Not yet for review: its editors still work on it. */
    DRAFT,
    /** For approvals. */
    WAITING,
    /** It plays, until a newer one is approved. */
    APPROVED,
    REJECTED,
    /** A newer revision came before anyone decided. */
    SUPERSEDED,
    WITHDRAWN
}
