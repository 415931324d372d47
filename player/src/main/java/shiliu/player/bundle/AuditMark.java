package shiliu.player.bundle;

import shiliu.player.playlist.Sha256;

/**
 * How far the controller's hash-chained log had come when it signed something.
 *
 * @param entries how many there were
 * @param head the hash of the last of them
 */
public record AuditMark(long entries, Sha256 head) {
    public AuditMark {
        if (entries < 0) {
            throw new IllegalArgumentException("fewer than no entries");
        }
    }

    /** Whether no log that only grows can have given both, this one first. */
    boolean contradicts(AuditMark later) {
        return entries > later.entries || (entries == later.entries && !head.equals(later.head));
    }
}
