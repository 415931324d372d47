package shiliu.controller.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.Refused;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.store.CodesTable;
import shiliu.controller.store.Store;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/** What an empty store begins with: trust root version 1 and the first administrator, invited. */
public final class FirstSteps {
    private FirstSteps() {}

    /** The first administrator's one-time code. Their account counts everywhere. */
    public static InviteAnswer take(
            Store store, SigningKey controller, SigningKey recovery, NewPerson administrator, Instant now)
            throws Refused {
        People.check(administrator, Set.of());
        Envelope root = root(controller, recovery, now);
        String code = OneTimeCode.next(new SecureRandom());
        Instant expires = now.plus(Accounts.CODE_LIFE);
        store.write(tables -> {
            tables.roots().add(1, root.bytes());
            tables.people().put(People.invited(administrator, now));
            tables.codes().replace(CodesTable.Kind.PERSON, administrator.id(), OneTimeCode.hash(code), expires);
            tables.note(now, AuditNote.own(AuditAction.INIT, administrator.id()).with("root", root.payloadHash()));
            return 1;
        });
        return new InviteAnswer(administrator.id(), code, expires);
    }

    /** An administrator of everything and nothing else: who reviews is somebody else's account. */
    public static NewPerson administrator(String id, String name) {
        return new NewPerson(id, name, Set.of(AccountRole.ADMINISTRATOR), Caller.EVERYWHERE);
    }

    private static Envelope root(SigningKey controller, SigningKey recovery, Instant now) {
        Set<String> everywhere = Set.of(TrustedKey.EVERYWHERE);
        List<TrustedKey> keys = List.of(
                RecoveryKeys.trusted(0, recovery),
                TrustedKey.of(People.CONTROLLER, controller.publicKey(), Set.of(Role.CONTROLLER), everywhere));
        TrustRoot root = TrustRoot.first(now, keys);
        return Envelope.sign(DocumentType.ROOT, root, List.of(recovery));
    }
}
