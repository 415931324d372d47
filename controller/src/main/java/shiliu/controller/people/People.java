package shiliu.controller.people;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.PersonView.NamedKey;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.store.Tables;
import shiliu.player.config.Nearest;
import shiliu.player.message.Message;
import shiliu.player.playlist.Ids;

/** The steps of a person's way, and what stands against each. Pure but for the tables that they are given. */
final class People {
    /** Names in the trust root that are nobody's. */
    static final String CONTROLLER = "controller";

    static final String RECOVERY = "recovery";
    private static final int LONGEST_NAME = 100;

    private People() {}

    /** @param communities that there are; a person may also be of all */
    static void check(NewPerson person, Set<String> communities) throws Refused {
        boolean reserved = person.id().equals(CONTROLLER) || RecoveryKeys.isName(person.id());
        if (!Ids.valid(person.id()) || reserved) {
            throw Refused.of(Kind.INVALID, "people.bad-id", person.id());
        }
        if (person.name().isBlank() || person.name().length() > LONGEST_NAME || hasControls(person.name())) {
            throw Refused.of(Kind.INVALID, "people.bad-name", LONGEST_NAME);
        }
        if (!person.community().equals(Caller.EVERYWHERE) && !communities.contains(person.community())) {
            throw new Refused(Kind.INVALID, unknown(person.community(), new TreeSet<>(communities)));
        }
        if (person.roles().isEmpty()) {
            throw Refused.of(Kind.INVALID, "people.no-role", person.id());
        }
    }

    private static Message unknown(String community, Set<String> known) {
        String all = String.join(", ", known);
        return Nearest.to(community, known)
                .map(near -> Message.of("people.community-nearest", community, near, all))
                .orElseGet(() -> Message.of("people.bad-community", community, all));
    }

    /** The roles as they stand in the audit log. */
    static String words(Set<AccountRole> roles) {
        return roles.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(","));
    }

    static PersonView invited(NewPerson person, Instant now) {
        return new PersonView(
                person.id(),
                person.name(),
                person.roles(),
                person.community(),
                AccountState.INVITED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now);
    }

    static PersonView pending(PersonView person, NewKey key, Instant now) {
        return copy(person, AccountState.PENDING, Optional.of(key.named()), Optional.empty(), now);
    }

    static PersonView in(PersonView person, AccountState state, Instant now) {
        return copy(person, state, present(person), Optional.empty(), now);
    }

    /** Confirmed with the key that was awaited. */
    static PersonView confirmed(PersonView person, Instant now) {
        return copy(person, AccountState.CONFIRMED, person.next().or(() -> present(person)), Optional.empty(), now);
    }

    /** With a key that is to take the place of the present one. */
    static PersonView renewing(PersonView person, NewKey key) {
        return copy(person, person.state(), present(person), Optional.of(key.named()), person.since());
    }

    private static Optional<NamedKey> present(PersonView person) {
        return person.key().flatMap(key -> person.keyId().map(id -> new NamedKey(key, id)));
    }

    private static PersonView copy(
            PersonView person, AccountState state, Optional<NamedKey> key, Optional<NamedKey> next, Instant since) {
        return new PersonView(
                person.id(),
                person.name(),
                person.roles(),
                person.community(),
                state,
                key.map(NamedKey::key),
                key.map(NamedKey::keyId),
                next,
                Optional.empty(),
                since);
    }

    static PersonView find(Tables tables, String id) throws Refused {
        return tables.people().find(id).orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "people.unknown", id));
    }

    static void requireReplaceable(PersonView former) throws Refused {
        if (former.state() == AccountState.CONFIRMED) {
            throw Refused.of(Kind.CONFLICT, "people.exists", former.id());
        }
    }

    /** Somebody must remain who can let others in. */
    static void requireNotLastAdministrator(Tables tables, PersonView person) throws Refused {
        boolean another = tables.people().all().stream().anyMatch(p -> !p.id().equals(person.id()) && leads(p));
        if (leads(person) && !another) {
            throw Refused.of(Kind.CONFLICT, "people.last-administrator", person.id());
        }
    }

    private static boolean leads(PersonView person) {
        return person.state() == AccountState.CONFIRMED
                && person.roles().contains(AccountRole.ADMINISTRATOR)
                && person.community().equals(Caller.EVERYWHERE);
    }

    private static boolean hasControls(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }
}
