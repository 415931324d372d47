package shiliu.controller.audit;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import shiliu.player.bundle.AuditMark;
import shiliu.player.json.JsonException;
import shiliu.player.message.Message;
import shiliu.player.playlist.Sha256;

/**
 * Follows a log from its beginning, entry by entry, and names the first that is not as it was written. A log that was made
 * anew from some entry on is whole in itself: only what others kept of the old one, the witnesses, tells.
 */
public final class AuditChain {
    private final AuditMark base;
    private final TreeMap<Long, Set<Sha256>> witnesses = new TreeMap<>();
    private AuditMark head;
    private Optional<AuditMark> cut = Optional.empty();

    /**
     * @param base what was cleared away with age before the first entry
     * @param witnesses how far the log once went, as others remember it; none from longer ago than entries are kept
     */
    public AuditChain(AuditMark base, Collection<AuditMark> witnesses) {
        this.base = base;
        this.head = base;
        witnesses.forEach(mark -> this.witnesses
                .computeIfAbsent(mark.entries(), number -> new HashSet<>())
                .add(mark.head()));
        // Entry 0 is the beginning of all logs.
        this.witnesses.remove(0L);
    }

    /** What is wrong, and with which entry. */
    public record Fault(long number, Message sentence) {}

    /** How far the log goes so far. */
    public AuditMark head() {
        return head;
    }

    /** Takes the next entry; nothing may be asked after a fault. */
    public Optional<Fault> add(AuditRow row) {
        long next = head.entries() + 1;
        AuditEntry entry;
        try {
            entry = row.entry();
        } catch (JsonException | IllegalArgumentException e) {
            return fault(next, "audit.unreadable", next);
        }
        if (entry.number() != next) {
            return fault(next, entry.number() > next ? "audit.missing" : "audit.out-of-order", next, entry.number());
        }
        if (!AuditRow.hash(head.head(), row.body()).equals(row.hash())) {
            return fault(next, "audit.edited", next);
        }
        head = new AuditMark(next, row.hash());
        if (entry.action() == AuditAction.CUT) {
            cut = mark(entry.detail());
        }
        return contradicts(head) ? fault(next, "audit.rewritten", next) : Optional.empty();
    }

    /** What is wrong with the log as a whole, once its last entry was taken. */
    public Optional<Fault> end() {
        if (!witnesses.isEmpty() && witnesses.lastKey() > head.entries()) {
            long known = witnesses.lastKey();
            return fault(head.entries() + 1, "audit.cut-off", head.entries(), known);
        }
        if (!witnesses.headMap(base.entries()).isEmpty()) {
            // Only what is older than a year may be cleared away: younger witnesses have something to compare with.
            return fault(witnesses.firstKey(), "audit.before-beginning", base.entries(), witnesses.firstKey());
        }
        if (contradicts(base)) {
            return fault(base.entries(), "audit.rewritten", base.entries());
        }
        if (base.entries() > 0 && !cut.equals(Optional.of(base))) {
            return fault(1, "audit.beginning-gone", base.entries());
        }
        return Optional.empty();
    }

    /** Two witnesses that differ cannot both be right, and something was rewritten before one of them saw it. */
    private boolean contradicts(AuditMark mark) {
        Set<Sha256> seen = witnesses.getOrDefault(mark.entries(), Set.of());
        return !seen.isEmpty() && !seen.equals(Set.of(mark.head()));
    }

    /** The note about a cut. */
    public static AuditNote cutNote(AuditMark through) {
        return AuditNote.own(AuditAction.CUT, String.valueOf(through.entries()))
                .with("through", through.entries())
                .with("head", through.head());
    }

    private static Optional<AuditMark> mark(Map<String, String> detail) {
        try {
            return Optional.of(new AuditMark(
                    Long.parseLong(Objects.requireNonNullElse(detail.get("through"), "")),
                    new Sha256(Objects.requireNonNullElse(detail.get("head"), ""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Fault> fault(long number, String key, Object... arguments) {
        return Optional.of(new Fault(number, Message.of(key, arguments)));
    }
}
