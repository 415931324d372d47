package shiliu.controller.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.store.CodesTable;
import shiliu.controller.store.Store;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/**
 * A controller whose administrators all lost their keys, or that lost its own: the key on the recovery sheet signs a root
 * without them, and a first administrator is invited again. The controller must not run meanwhile.
 */
public final class Recovery {
    private Recovery() {}

    /**
     * Shuts out every administrator of everywhere and invites {@code administrator}.
     *
     * @param recovery the keys of as many sheets as the root takes signatures
     * @param controller the controller's key from now on, where it is a new one
     */
    public static InviteAnswer take(
            Store store,
            List<SigningKey> recovery,
            Optional<SigningKey> controller,
            NewPerson administrator,
            Instant now)
            throws Refused {
        People.check(administrator, Set.of());
        String code = OneTimeCode.next(new SecureRandom());
        Instant expires = now.plus(Accounts.CODE_LIFE);
        store.write(tables -> {
            TrustRoot current = RootChain.current(tables);
            requireSheets(current, recovery);
            TrustRoot next = next(current, controller, lost(tables, now), now);
            Envelope signed = Envelope.sign(DocumentType.ROOT, next, recovery);
            RootChain.verified(current, signed);
            tables.roots().add(next.version(), signed.bytes());
            requireFree(tables, administrator.id());
            // Whoever had an administrator's key may have invited somebody just now.
            tables.codes().forgetAll();
            tables.people().put(People.invited(administrator, now));
            tables.codes().replace(CodesTable.Kind.PERSON, administrator.id(), OneTimeCode.hash(code), expires);
            tables.note(
                    now,
                    AuditNote.own(AuditAction.ROOT, administrator.id())
                            .with("root", signed.payloadHash())
                            .with("controller-key", controller.isPresent() ? "new" : "kept"));
            return 1;
        });
        return new InviteAnswer(administrator.id(), code, expires);
    }

    private static void requireSheets(TrustRoot current, List<SigningKey> recovery) throws Refused {
        Set<String> typed = recovery.stream().map(SigningKey::keyId).collect(Collectors.toSet());
        long good = RecoveryKeys.of(current).stream()
                .filter(key -> typed.contains(key.keyId()))
                .count();
        if (good < current.threshold(Role.ROOT)) {
            throw Refused.of(Kind.NOT_PERMITTED, "people.sheets-missing", current.threshold(Role.ROOT), good);
        }
    }

    /** The administrators of everywhere, shut out from now on. */
    private static List<String> lost(Tables tables, Instant now) {
        List<String> lost = new ArrayList<>();
        for (PersonView person : tables.people().all()) {
            if (person.roles().contains(AccountRole.ADMINISTRATOR)
                    && person.community().equals(Caller.EVERYWHERE)) {
                tables.people().put(People.in(person, AccountState.REVOKED, now));
                lost.add(person.id());
            }
        }
        return lost;
    }

    private static TrustRoot next(TrustRoot current, Optional<SigningKey> controller, List<String> lost, Instant now) {
        List<TrustedKey> keys = new ArrayList<>(current.keys());
        keys.removeIf(key -> lost.contains(key.person()));
        if (controller.isPresent()) {
            keys.removeIf(key -> key.person().equals(People.CONTROLLER));
            keys.add(TrustedKey.of(
                    People.CONTROLLER,
                    controller.get().publicKey(),
                    Set.of(Role.CONTROLLER),
                    Set.of(TrustedKey.EVERYWHERE)));
        }
        return current.next(now, keys);
    }

    private static void requireFree(Tables tables, String id) throws Refused {
        boolean taken = tables.people()
                .find(id)
                .filter(person -> person.state() == AccountState.CONFIRMED)
                .isPresent();
        if (taken) {
            throw Refused.of(Kind.CONFLICT, "people.exists", id);
        }
    }
}
