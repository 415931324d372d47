package shiliu.controller.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.LoginAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.store.CodesTable;
import shiliu.controller.store.Store;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.playlist.Sha256;

/**
 * People and the trust root. Safe for any thread; {@link #byKey}, {@link #root} and {@link #roots} answer from memory,
 * the others wait for the disk.
 */
public final class Accounts {
    /** How long a one-time code is good. */
    public static final Duration CODE_LIFE = Duration.ofMinutes(15);

    private final Store store;
    private final Clock clock;
    private final SecureRandom random;
    private final Set<String> communities;
    private final Runnable rootChanged;
    private volatile KnownKeys known;

    /**
     * @param communities that people may be of
     * @param rootChanged called after each new trust root is in force; what was approved under the old one may be no longer
     */
    public Accounts(Store store, Clock clock, SecureRandom random, Set<String> communities, Runnable rootChanged) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.communities = Set.copyOf(communities);
        this.rootChanged = rootChanged;
        this.known = store.read(KnownKeys::read);
    }

    /** Who signs with this key; revoked keys are nobody's, and one past its end is confirmed no more. */
    public Optional<Caller> byKey(String keyId) {
        return Optional.ofNullable(known.callers().get(keyId))
                .map(caller -> lapsed(keyId) ? caller.unconfirmed() : caller);
    }

    /** Whether the root in force names the key with an end that is past. */
    public boolean lapsed(String keyId) {
        Instant end = known.ends().get(keyId);
        return end != null && !clock.instant().isBefore(end);
    }

    /** The ids of keys that have come to their end: what was approved with them may count no more. */
    public Set<String> lapsed() {
        return known.ends().keySet().stream().filter(this::lapsed).collect(Collectors.toSet());
    }

    /** The key of that id as the newest root that names it has it; revoked ones too. */
    public Optional<TrustedKey> key(String keyId) {
        return Optional.ofNullable(known.named().get(keyId));
    }

    /** The trust root in force. */
    public TrustRoot root() {
        return known.root();
    }

    /** What a player's configuration names as the beginning of its trust: the hash of version 1's payload. */
    public Sha256 firstRoot() {
        return known.roots().get(0).payloadHash();
    }

    /** The version in force within a transaction, for work that was begun under an earlier one perhaps. */
    public int rootVersion(Tables tables) {
        return RootChain.current(tables).version();
    }

    /** Every root's envelope, version 1 first. */
    public List<Envelope> roots() {
        return known.roots();
    }

    /**
     * Exchanges a one-time code for an account's key. The caller made sure that the request is signed with that key. The
     * same key again, should the first answer be lost, gets the same answer.
     */
    public LoginAnswer login(LoginRequest request) throws Refused {
        NewKey key = NewKey.read(request.key());
        PersonView person = store.write(tables -> login(tables, request, key));
        refresh();
        return new LoginAnswer(person.id(), person.name(), person.roles(), person.community(), roots());
    }

    private PersonView login(Tables tables, LoginRequest request, NewKey key) throws Refused {
        Optional<PersonView> before = tables.people().all().stream()
                .filter(p -> p.has(key.id()) && p.state() != AccountState.REVOKED)
                .findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        Optional<String> subject =
                tables.codes().take(CodesTable.Kind.PERSON, OneTimeCode.hash(request.code()), clock.instant());
        PersonView person = subject.flatMap(id -> tables.people().find(id))
                .filter(invited -> invited.state() == AccountState.INVITED || invited.state() == AccountState.CONFIRMED)
                .orElseThrow(() -> Refused.of(Kind.NOT_PERMITTED, "people.code-unknown"));
        key.register(tables, person.id(), clock.instant());
        PersonView pending = person.state() == AccountState.CONFIRMED
                ? People.renewing(person, key)
                : People.pending(person, key, clock.instant());
        tables.people().put(pending);
        tables.note(
                clock.instant(), deed(person.id(), AuditAction.LOGIN, pending).with("key", key.id()));
        return pending;
    }

    /** A one-time code for a new person, or a new code for one who is not confirmed or was revoked. */
    public InviteAnswer invite(Caller caller, NewPerson person) throws Refused {
        People.check(person, communities);
        requireAdministrator(caller, person.community());
        String code = OneTimeCode.next(random);
        Instant expires = clock.instant().plus(CODE_LIFE);
        store.write(tables -> {
            Optional<PersonView> former = tables.people().find(person.id());
            if (former.isPresent()) {
                People.requireReplaceable(former.get());
                requireAdministrator(caller, former.get().community());
            }
            tables.people().put(People.invited(person, clock.instant()));
            tables.codes().replace(CodesTable.Kind.PERSON, person.id(), OneTimeCode.hash(code), expires);
            tables.note(
                    clock.instant(),
                    AuditNote.of(caller.id(), AuditAction.INVITE, person.id(), person.community())
                            .with("roles", People.words(person.roles())));
            return person.id();
        });
        refresh();
        return new InviteAnswer(person.id(), code, expires);
    }

    /** A one-time code for somebody who is confirmed, to bring another key with. */
    public InviteAnswer renew(Caller caller, String id) throws Refused {
        String code = OneTimeCode.next(random);
        Instant expires = clock.instant().plus(CODE_LIFE);
        store.write(tables -> {
            PersonView person = People.find(tables, id);
            requireAdministrator(caller, person.community());
            if (person.state() != AccountState.CONFIRMED) {
                throw Refused.of(Kind.CONFLICT, "people.not-confirmed", id);
            }
            tables.codes().replace(CodesTable.Kind.PERSON, id, OneTimeCode.hash(code), expires);
            tables.note(
                    clock.instant(),
                    deed(caller.id(), AuditAction.INVITE, person).with("key", "another"));
            return id;
        });
        return new InviteAnswer(id, code, expires);
    }

    /** Everyone within the caller's community, by id. */
    public List<PersonView> list(Caller caller) throws Refused {
        if (!caller.confirmed() && !mayBegin(caller)) {
            throw Refused.of(Kind.NOT_PERMITTED, "people.not-permitted");
        }
        return store.read(tables -> tables.people().all()).stream()
                .filter(person -> caller.covers(person.community()))
                .map(this::seen)
                .toList();
    }

    /** Takes the next root, which names the person's key, into force. The same again, should the answer be lost, is fine. */
    public PersonView confirm(Caller caller, String id, Envelope root) throws Refused {
        PersonView confirmed = store.write(tables -> {
            PersonView person = People.find(tables, id);
            if (!mayBegin(caller)) {
                requireAdministrator(caller, person.community());
            }
            if (person.state() == AccountState.CONFIRMED && RootChain.isCurrent(tables, root)) {
                return person;
            }
            if (person.awaited().isEmpty()) {
                throw Refused.of(Kind.CONFLICT, "people.not-pending", id);
            }
            RootStep.take(tables, caller, root, clock.instant(), step -> step.confirmsOnly(id));
            return People.find(tables, id);
        });
        return rootTaken(confirmed);
    }

    /**
     * Shuts a person out at once.
     *
     * @param root the next root without their key, needed where the present one names it; only where that takes
     *     several signatures, and they are none of who signs roots, it may come later
     */
    public PersonView revoke(Caller caller, String id, Optional<Envelope> root) throws Refused {
        PersonView revoked = store.write(tables -> {
            PersonView person = People.find(tables, id);
            requireAdministrator(caller, person.community());
            People.requireNotLastAdministrator(tables, person);
            TrustRoot current = RootChain.current(tables);
            List<TrustedKey> keys = current.keys().stream()
                    .filter(key -> key.person().equals(id))
                    .toList();
            boolean named = !keys.isEmpty();
            // Nobody shuts out another administrator without the signatures that this takes.
            boolean signs = keys.stream().anyMatch(key -> key.roles().contains(Role.ROOT));
            if (named && root.isEmpty() && (signs || current.threshold(Role.ROOT) == 1)) {
                throw Refused.of(Kind.INVALID, "people.root-needed", id);
            }
            if (named && root.isPresent()) {
                RootStep.take(tables, caller, root.get(), clock.instant(), step -> step.removesOnly(id));
            } else {
                RootStep.shutOut(tables, caller, person, clock.instant());
            }
            return People.find(tables, id);
        });
        return rootTaken(revoked);
    }

    /** Takes any next root into force that enough root keys signed: other numbers of people, other ends, other sheets. */
    public void takeRoot(Caller caller, Envelope root) throws Refused {
        requireAdministrator(caller, Caller.EVERYWHERE);
        store.write(tables -> {
            if (!RootChain.isCurrent(tables, root)) {
                RootStep.take(tables, caller, root, clock.instant(), step -> true);
            }
            return root;
        });
        refresh();
        rootChanged.run();
    }

    private PersonView rootTaken(PersonView person) {
        refresh();
        rootChanged.run();
        return seen(person);
    }

    /** With the end of their key as the root in force has it. */
    private PersonView seen(PersonView person) {
        return person.until(known.root().keys().stream()
                .filter(key -> person.keyId().filter(key.keyId()::equals).isPresent())
                .findFirst()
                .flatMap(TrustedKey::until));
    }

    private static AuditNote deed(String actor, AuditAction action, PersonView person) {
        return AuditNote.of(actor, action, person.id(), person.community()).with("roles", People.words(person.roles()));
    }

    /** Reads everything anew after a commit; a slower reading never replaces a newer one. */
    synchronized void refresh() {
        known = store.read(KnownKeys::read);
    }

    /** The first administrator confirms themselves, with a root that the recovery key signed; nobody can before. */
    private boolean mayBegin(Caller caller) {
        return !caller.confirmed()
                && caller.roles().contains(AccountRole.ADMINISTRATOR)
                && caller.covers(Caller.EVERYWHERE)
                && known.callers().values().stream()
                        .noneMatch(other -> other.may(AccountRole.ADMINISTRATOR, Caller.EVERYWHERE));
    }

    private static void requireAdministrator(Caller caller, String community) throws Refused {
        if (!caller.may(AccountRole.ADMINISTRATOR, community)) {
            throw Refused.of(Kind.NOT_PERMITTED, "people.not-administrator", community);
        }
    }
}
