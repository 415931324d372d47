package shiliu.controller.audit;

import java.util.Map;
import java.util.TreeMap;

/** An entry before it has its number and time. */
public record AuditNote(
        String actor, AuditAction action, String subject, String community, Map<String, String> detail) {
    public AuditNote {
        detail = Map.copyOf(detail);
    }

    /** Without detail. */
    public static AuditNote of(String actor, AuditAction action, String subject, String community) {
        return new AuditNote(actor, action, subject, community, Map.of());
    }

    /** Of the controller by itself. */
    public static AuditNote own(AuditAction action, String subject) {
        return of(AuditEntry.CONTROLLER, action, subject, AuditEntry.EVERYWHERE);
    }

    /** The same with one more detail. */
    public AuditNote with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(detail);
        more.put(name, String.valueOf(value));
        return new AuditNote(actor, action, subject, community, more);
    }
}
