package shiliu.player.bundle;

import shiliu.player.playlist.Sha256;

/**
 * How far the controller's hash-chained log went at one moment. Each signed manifest carries one and players keep it, so
 * that a log that was rewritten or cut afterwards is noticed.
 *
 * @param entries how many entries it had, those that were cleared away with age included
 * @param head the hash of the last of them; 64 zeros where there was none
 */
public record AuditMark(long entries, Sha256 head) {
    /** Of a log with nothing in it. */
    public static final AuditMark NONE = new AuditMark(0, new Sha256("0".repeat(64)));

    public AuditMark {
        if (entries < 0) {
            throw new IllegalArgumentException("a log of " + entries + " entries");
        }
    }

    /** Whether no log that only grows can have given both, this one first. */
    boolean contradicts(AuditMark later) {
        return entries > later.entries || (entries == later.entries && !head.equals(later.head));
    }
}
