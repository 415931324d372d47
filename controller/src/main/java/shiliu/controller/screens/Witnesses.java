package shiliu.controller.screens;

import java.time.Clock;
import java.time.Duration;
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
    /** How soon the same screen's doubt is noted again. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final AuditDesk audit;
    private final Clock clock;
    private final Map<String, Compared> compared = new ConcurrentHashMap<>();

    /**
     * A screen's mark.
     *
     * @param differs since when it is known that the log does not go through a mark of this screen; that does not pass by
     *     itself
     * @param noted when that was put into the log last
     */
    private record Compared(AuditMark mark, Optional<Instant> differs, Instant noted) {}

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
        Instant now = clock.instant();
        boolean holds = audit.holds(mark.get());
        Optional<Compared> former = Optional.ofNullable(before);
        Optional<Instant> since =
                former.flatMap(Compared::differs).or(() -> holds ? Optional.empty() : Optional.of(now));
        Instant noted = former.map(Compared::noted).orElse(Instant.MIN);
        boolean notes = !holds && (noted.equals(Instant.MIN) || !now.isBefore(noted.plus(AGAIN)));
        compared.put(report.screen(), new Compared(mark.get(), since, notes ? now : noted));
        if (notes) {
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
