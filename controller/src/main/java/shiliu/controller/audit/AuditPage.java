package shiliu.controller.audit;

import java.util.List;
import shiliu.player.bundle.AuditMark;

/**
 * A part of the log.
 *
 * @param base what was cleared away before the oldest entry that is there
 * @param head how far the log goes
 * @param rows in order
 */
public record AuditPage(AuditMark base, AuditMark head, List<AuditRow> rows) {
    public AuditPage {
        rows = List.copyOf(rows);
    }
}
