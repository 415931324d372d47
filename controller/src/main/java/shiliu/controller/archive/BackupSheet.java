package shiliu.controller.archive;

import java.time.Instant;
import shiliu.player.bundle.AuditMark;
import shiliu.player.bundle.BlobRef;

/**
 * The first file of a backup: what else must be in it.
 *
 * @param database of {@code shiliu.db}
 * @param audit how far the audit log went
 * @param keys whether the controller's key and its certificate are in it
 * @param blobs how many files the database names; each is called by its hash
 */
public record BackupSheet(int format, Instant created, BlobRef database, AuditMark audit, boolean keys, int blobs) {
    public static final int FORMAT = 1;
}
