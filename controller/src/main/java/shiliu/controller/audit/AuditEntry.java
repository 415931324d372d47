package shiliu.controller.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that somebody did or was refused, as it stands in the log.
 *
 * @param number from 1, without a gap
 * @param actor a person's id, a player's key id, {@link #CONTROLLER} or {@link #STRANGER}
 * @param subject what it was done to: a review, slot, screen, person, order; of a refusal the path
 * @param community whose it is; {@code *} where it is everybody's
 * @param detail what else belongs to it, hashes above all
 */
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        AuditAction action,
        String subject,
        String community,
        Map<String, String> detail) {
    /** The controller by itself. */
    public static final String CONTROLLER = "controller";
    /** Somebody whose signature did not hold, or who gave none. */
    public static final String STRANGER = "-";

    public static final String EVERYWHERE = "*";

    public AuditEntry {
        detail = Collections.unmodifiableMap(new TreeMap<>(detail));
    }
}
