package shiliu.controller.screens;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import shiliu.controller.archive.AuditDesk;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.player.bundle.AuditMark;
import shiliu.player.message.Message;
import shiliu.player.play.Report;
import shiliu.player.play.Report.Trouble;

/** Compares the marks of the audit log that players keep with the log itself. Safe for any thread. */
final class Witnesses {
    private final AuditDesk audit;
    private final Clock clock;
    private final Map<String, Compared> compared = new ConcurrentHashMap<>();

    /** A screen's mark and, where the log does not go through it, since when that is known. */
    private record Compared(AuditMark mark, Optional<Instant> differs) {}

    Witnesses(AuditDesk audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks the log once about each new mark; waits for the disk then. */
    void heard(Report report) {
        Optional<AuditMark> mark = report.audit();
        Compared before = compared.get(report.screen());
        if (mark.isEmpty() || (before != null && before.mark().equals(mark.get()))) {
            return;
        }
        boolean holds = audit.holds(mark.get());
        compared.put(
                report.screen(), new Compared(mark.get(), holds ? Optional.empty() : Optional.of(clock.instant())));
        if (!holds) {
            audit.note(AuditNote.own(AuditAction.DOUBT, report.screen())
                    .with("entries", mark.get().entries())
                    .with("head", mark.get().head()));
        }
    }

    /** What is wrong with the log by this screen's word. */
    List<Trouble> troubles(String screen) {
        return Optional.ofNullable(compared.get(screen))
                .flatMap(one -> one.differs()
                        .map(since -> new Trouble(
                                since,
                                "audit.doubt",
                                Message.of(
                                        "audit.doubt",
                                        screen,
                                        one.mark().entries(),
                                        one.mark().head().hex().substring(0, 16)))))
                .map(List::of)
                .orElse(List.of());
    }
}
