package shiliu.controller.people;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditEntry;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.store.CodesTable;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/** The step from one trust root to the next: what it may change, and what becomes of the accounts by it. */
final class RootStep {
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final Tables tables;
    private final TrustRoot current;
    private final TrustRoot next;
    private final RootChange change;

    private RootStep(Tables tables, TrustRoot current, TrustRoot next) {
        this.tables = tables;
        this.current = current;
        this.next = next;
        this.change = RootChange.between(current, next);
    }

    /**
     * Verifies the next root as a player does, and keeps it with all that follows from it.
     *
     * @param wanted refuses what is another change than was asked for
     */
    static void take(Tables tables, Caller caller, Envelope root, Instant now, Predicate<RootStep> wanted)
            throws Refused {
        TrustRoot current = RootChain.current(tables);
        TrustRoot next = RootChain.verified(current, root);
        RootStep step = new RootStep(tables, current, next);
        if (step.change.isEmpty() || !wanted.test(step) || !step.isSound()) {
            throw Refused.of(Kind.CONFLICT, "people.root-differs", next.version());
        }
        // Whoever's key has an end could sign nothing after a root of a day to come.
        if (next.created().isAfter(now.plus(SKEW))) {
            throw Refused.of(Kind.INVALID, "people.root-early", next.created(), now);
        }
        step.requireWayBack();
        tables.roots().add(next.version(), root.bytes());
        step.apply(caller, root, now);
    }

    /** Somebody must remain who can sign the next one: an administrator, and as many sheets as it takes, all without an end. */
    private void requireWayBack() throws Refused {
        if (RecoveryKeys.of(next).size() < next.threshold(Role.ROOT)) {
            throw Refused.of(Kind.INVALID, "people.too-few-sheets", next.threshold(Role.ROOT));
        }
        boolean someone = next.keys().stream()
                .anyMatch(key -> key.roles().contains(Role.ROOT)
                        && !RecoveryKeys.isName(key.person())
                        && key.until().isEmpty());
        if (!someone) {
            throw Refused.of(Kind.INVALID, "people.no-administrator-left");
        }
    }

    /** Shuts a person out of the controller, whom no root names or a later one will not name any more. */
    static void shutOut(Tables tables, Caller caller, PersonView person, Instant now) {
        tables.note(now, out(tables, caller, person, now));
    }

    boolean confirmsOnly(String person) {
        return change.isOnlyOf(person) && confirms(person);
    }

    private boolean confirms(String person) {
        return change.added().stream().anyMatch(key -> key.person().equals(person) && isAwaited(key));
    }

    boolean removesOnly(String person) {
        return change.isOnlyOf(person) && !names(person);
    }

    private boolean names(String person) {
        return next.keys().stream().anyMatch(key -> key.person().equals(person));
    }

    /** Whether it names nobody whom an administrator did not invite, and changes no more than there is a command for. */
    private boolean isSound() {
        return !change.people().contains(People.CONTROLLER)
                && others(current).equals(others(next))
                && change.moved().stream().noneMatch(key -> RecoveryKeys.isName(key.person()))
                && change.added().stream().allMatch(key -> isAwaited(key) || isFormer(key));
    }

    /** What of the numbers nobody sets. */
    private static Map<Role, Integer> others(TrustRoot root) {
        Map<Role, Integer> others = new EnumMap<>(Role.class);
        others.putAll(root.thresholds());
        others.keySet().removeAll(Set.of(Role.ROOT, Role.REVIEWER));
        return others;
    }

    /** Whether it is what is left of a key that another one takes the place of. */
    private boolean isFormer(TrustedKey key) {
        return key.until().isPresent()
                && current.keys().stream()
                        .filter(old ->
                                old.keyId().equals(key.keyId()) && old.roles().contains(Role.REVIEWER))
                        .anyMatch(old -> NextRoot.former(old, key.until().get()).equals(key));
    }

    private boolean isAwaited(TrustedKey key) {
        if (RecoveryKeys.isName(key.person())) {
            return RecoveryKeys.isSound(key);
        }
        return tables.people()
                .find(key.person())
                .filter(person -> person.state() != AccountState.REVOKED)
                .filter(person -> person.awaited().filter(key.key()::equals).isPresent())
                .filter(person -> key.roles().equals(NextRoot.trusted(person.roles(), person.community())))
                .filter(person -> key.communities().equals(Set.of(person.community())))
                .isPresent();
    }

    private void apply(Caller caller, Envelope root, Instant now) throws Refused {
        Set<String> people = change.people().stream()
                .filter(person -> !RecoveryKeys.isName(person))
                .collect(Collectors.toSet());
        boolean other = change.numbers() || people.size() < change.people().size();
        for (String id : people) {
            Optional<PersonView> person = tables.people().find(id);
            if (confirms(id)) {
                note(confirmed(caller, People.find(tables, id), now), root, now);
            } else if (person.isPresent() && !names(id) && person.get().state() != AccountState.REVOKED) {
                People.requireNotLastAdministrator(tables, person.get());
                note(out(tables, caller, person.get(), now), root, now);
            } else {
                other = true;
            }
        }
        if (other) {
            AuditNote note =
                    AuditNote.of(caller.id(), AuditAction.ROOT, "root-" + next.version(), AuditEntry.EVERYWHERE);
            note(numbers(note), root, now);
        }
    }

    private AuditNote confirmed(Caller caller, PersonView person, Instant now) {
        PersonView named = People.confirmed(person, now);
        tables.people().put(named);
        return deed(caller, AuditAction.CONFIRM, named)
                .with("key", named.keyId().orElse(""));
    }

    private static AuditNote out(Tables tables, Caller caller, PersonView person, Instant now) {
        PersonView out = People.in(person, AccountState.REVOKED, now);
        tables.people().put(out);
        tables.codes().forget(CodesTable.Kind.PERSON, person.id());
        return deed(caller, AuditAction.REVOKE, out);
    }

    private static AuditNote deed(Caller caller, AuditAction action, PersonView person) {
        return AuditNote.of(caller.id(), action, person.id(), person.community())
                .with("roles", People.words(person.roles()));
    }

    private AuditNote numbers(AuditNote note) {
        List<String> ends = change.moved().stream()
                .map(key ->
                        key.person() + "=" + key.until().map(Object::toString).orElse("none"))
                .toList();
        return note.with("roots", next.threshold(Role.ROOT))
                .with("reviewers", next.threshold(Role.REVIEWER) + " " + next.reviewers())
                .with("street-from", next.streetFrom().map(Object::toString).orElse("none"))
                .with("sheets", RecoveryKeys.of(next).size())
                .with("ends", String.join(" ", ends));
    }

    private void note(AuditNote note, Envelope root, Instant now) {
        tables.note(now, note.with("root", root.payloadHash()));
    }
}
