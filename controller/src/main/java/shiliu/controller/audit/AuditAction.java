package shiliu.controller.audit;

import java.util.Locale;

/** What an entry of the log is about. New ones may come; none goes, as old logs name them. */
public enum AuditAction {
    /** The controller was set up. */
    INIT,
    /** The controller began to run. */
    START,
    INVITE,
    LOGIN,
    CONFIRM,
    REVOKE,
    /** A new trust root that changes more than one person. */
    ROOT,
    INVITE_PLAYER,
    PAIR,
    UPLOAD,
    /** A draft was put to review. */
    SUBMIT,
    APPROVE,
    /** Enough people approved: it may play. */
    RELEASE,
    REJECT,
    /** What was approved is in review again. */
    REOPEN,
    WITHDRAW,
    ADD_SLOT,
    REMOVE_SLOT,
    /** Manifests were signed. */
    SIGN,
    ORDER,
    BY_HAND,
    ACKNOWLEDGE,
    /** A request was refused. */
    REFUSE,
    /** A player keeps a mark that this log does not go through. */
    DOUBT,
    /** The oldest entries were cleared away. */
    CUT,
    BACKUP,
    RESTORE;

    /** As people read and type it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
