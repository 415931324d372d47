package shiliu.controller.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.PairAnswer;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.PairRequest;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.store.CodesTable;
import shiliu.controller.store.PlayersTable.PlayerRow;
import shiliu.controller.store.Store;
import shiliu.player.screen.Screen;

/** Lets players in: which key may report for which screen. Safe for any thread; waits for the disk. */
public final class Pairing {
    private static final Set<AccountRole> MAY =
            Set.of(AccountRole.TECHNICIAN, AccountRole.OPERATOR, AccountRole.ADMINISTRATOR);

    private final Store store;
    private final Accounts accounts;
    private final Map<String, Screen> screens;
    private final Clock clock;
    private final SecureRandom random;

    /** @param screens by id */
    public Pairing(Store store, Accounts accounts, Map<String, Screen> screens, Clock clock, SecureRandom random) {
        this.store = store;
        this.accounts = accounts;
        this.screens = Map.copyOf(screens);
        this.clock = clock;
        this.random = random;
    }

    /** A one-time code for the player of these screens. */
    public InviteAnswer invite(Caller caller, PairInvite invite) throws Refused {
        if (invite.screens().isEmpty()) {
            throw Refused.of(Kind.INVALID, "people.no-screen");
        }
        for (String id : invite.screens()) {
            Screen screen = screen(id);
            if (MAY.stream().noneMatch(role -> caller.may(role, screen.community()))) {
                throw Refused.of(Kind.NOT_PERMITTED, "people.not-technician", id);
            }
        }
        String subject = String.join(",", new TreeSet<>(invite.screens()));
        String code = OneTimeCode.next(random);
        Instant expires = clock.instant().plus(Accounts.CODE_LIFE);
        store.write(tables -> {
            tables.codes().replace(CodesTable.Kind.PLAYER, subject, OneTimeCode.hash(code), expires);
            tables.note(
                    clock.instant(),
                    AuditNote.of(caller.id(), AuditAction.INVITE_PLAYER, subject, community(invite.screens())));
            return subject;
        });
        return new InviteAnswer(subject, code, expires);
    }

    /**
     * Exchanges a player's one-time code for its key, which takes the place of the one that the screens had. The caller
     * made sure that the request is signed with that key; the same key again gets the same answer.
     */
    public PairAnswer pair(PairRequest request) throws Refused {
        NewKey key = NewKey.read(request.key());
        List<String> paired = store.write(tables -> {
            List<String> before = tables.players().all().stream()
                    .filter(row -> row.keyId().equals(key.id()))
                    .map(PlayerRow::screen)
                    .toList();
            if (!before.isEmpty()) {
                return before;
            }
            String subject = tables.codes()
                    .take(CodesTable.Kind.PLAYER, OneTimeCode.hash(request.code()), clock.instant())
                    .orElseThrow(() -> Refused.of(Kind.NOT_PERMITTED, "people.code-unknown"));
            key.register(tables, subject, clock.instant());
            List<String> ids = List.of(subject.split(",", -1));
            ids.forEach(id -> tables.players().pair(id, key.bytes(), clock.instant()));
            tables.note(clock.instant(), AuditNote.of(key.id(), AuditAction.PAIR, subject, community(ids)));
            return ids;
        });
        accounts.refresh();
        List<Screen> answered = new ArrayList<>();
        for (String id : paired) {
            answered.add(screen(id));
        }
        return new PairAnswer(answered, accounts.roots());
    }

    /** The one that all of the screens are of. */
    private String community(Collection<String> ids) {
        List<String> of = ids.stream()
                .flatMap(id -> Optional.ofNullable(screens.get(id)).stream())
                .map(Screen::community)
                .distinct()
                .toList();
        return of.size() == 1 ? of.get(0) : Caller.EVERYWHERE;
    }

    private Screen screen(String id) throws Refused {
        Screen screen = screens.get(id);
        if (screen == null) {
            throw Refused.of(Kind.NOT_FOUND, "people.screen-unknown", id);
        }
        return screen;
    }
}
