package shiliu.controller.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.ByHandRequest;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.people.Caller;
import shiliu.player.screen.ByHand;
import shiliu.player.screen.Screen;

/** What operators set on screens by hand. Safe for any thread; waits for the disk. */
public final class Hands {
    /** Longer than this is a plan. */
    public static final Duration LONGEST = Duration.ofDays(31);

    private static final Set<AccountRole> MAY =
            Set.of(AccountRole.OPERATOR, AccountRole.TECHNICIAN, AccountRole.ADMINISTRATOR);

    private final Publisher.Desk desk;
    private final Runnable changed;

    /** @param changed told after each change that was kept */
    public Hands(Publisher.Desk desk, Runnable changed) {
        this.desk = desk;
        this.changed = changed;
    }

    /** Durable when it returns; it goes to the screen at once. */
    public ByHandRequest set(Caller caller, String id, ByHandRequest request) throws Refused {
        Screen screen =
                desk.screens().find(id).orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "publish.screen-unknown", id));
        if (MAY.stream().noneMatch(role -> caller.may(role, screen.community()))) {
            throw Refused.of(Kind.NOT_PERMITTED, "publish.not-by-hand", id);
        }
        Instant now = desk.clock().instant();
        boolean ends = request.set()
                .filter(set -> !set.until().isAfter(now) || set.until().isAfter(now.plus(LONGEST)))
                .isEmpty();
        boolean says = request.set()
                .filter(set -> set.percent().isPresent() == set.off())
                .isEmpty();
        if (!ends || !says) {
            throw Refused.of(Kind.INVALID, "publish.bad-by-hand", LONGEST.toDays());
        }
        desk.store().write(tables -> {
            request.set()
                    .ifPresentOrElse(
                            set -> tables.byHand().put(id, set, caller.id(), now),
                            () -> tables.byHand().remove(id));
            tables.byHand().atOnce(id, now);
            tables.note(
                    now,
                    AuditNote.of(caller.id(), AuditAction.BY_HAND, id, screen.community())
                            .with("set", request.set().map(Hands::words).orElse("plan")));
            return id;
        });
        changed.run();
        return request;
    }

    private static String words(ByHand set) {
        return set.percent().map(percent -> percent + "%").orElse("off") + " until " + set.until();
    }
}
