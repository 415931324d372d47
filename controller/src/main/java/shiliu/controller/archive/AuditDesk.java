package shiliu.controller.archive;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.audit.AuditPage;
import shiliu.controller.audit.AuditRow;
import shiliu.controller.people.Caller;
import shiliu.controller.store.Store;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.AuditMark;

/** Reads the audit log out, for administrators of the street: nobody can check a part of a chain. Safe for any thread. */
public final class AuditDesk {
    /** The most entries of a page. */
    public static final int MOST = 300;
    /** And about so many bytes of them. */
    private static final int MOST_BYTES = 400_000;

    private final Store store;
    private final Clock clock;

    public AuditDesk(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The entries after that number, as many as fit into a page. */
    public AuditPage after(Caller caller, long number) throws Refused {
        if (!caller.may(AccountRole.ADMINISTRATOR, Caller.EVERYWHERE)) {
            throw Refused.of(Kind.NOT_PERMITTED, "audit.not-permitted");
        }
        return store.read(tables -> page(tables, number));
    }

    private static AuditPage page(Tables tables, long number) {
        AuditMark base = tables.audit().base();
        List<AuditRow> rows = tables.audit().after(Math.max(number, base.entries()), MOST);
        int fit = 0;
        long bytes = 0;
        while (fit < rows.size()) {
            bytes += rows.get(fit).body().getBytes(StandardCharsets.UTF_8).length;
            if (fit > 0 && bytes > MOST_BYTES) {
                break;
            }
            fit++;
        }
        return new AuditPage(base, tables.audit().head(), rows.subList(0, fit));
    }

    /** How far the log goes now. */
    public AuditMark head() {
        return store.read(tables -> tables.audit().head());
    }

    /** Notes what the controller does by itself. */
    public void note(AuditNote note) {
        store.write(tables -> {
            tables.note(clock.instant(), note);
            return note;
        });
    }

    /** Whether the log went through that mark; nobody can say it of one from before what was cleared away. */
    public boolean holds(AuditMark mark) {
        return store.read(tables -> {
            AuditMark base = tables.audit().base();
            if (mark.entries() <= base.entries()) {
                return mark.equals(base);
            }
            return tables.audit().after(mark.entries() - 1, 1).stream()
                    .anyMatch(row -> row.hash().equals(mark.head()));
        });
    }

    /** Clears away entries from before that time. */
    public long clear(Instant before) {
        return store.write(tables -> {
            AuditMark through = tables.audit().before(before);
            long gone = through.entries() - tables.audit().base().entries();
            if (gone > 0) {
                tables.cutAudit(through, clock.instant());
            }
            return gone;
        });
    }
}
