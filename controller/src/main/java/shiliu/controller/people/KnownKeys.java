package shiliu.controller.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.PersonView;
import shiliu.controller.store.PlayersTable.PlayerRow;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.TrustedKey;

/**
 * Whose each key is, and the trust root in force: one consistent state, immutable.
 *
 * @param ends until when keys of the root in force count, by key id; those without an end are not in it
 * @param named every key that any root named, as the newest of those has it
 */
record KnownKeys(
        Map<String, Caller> callers,
        TrustRoot root,
        List<Envelope> roots,
        Map<String, Instant> ends,
        Map<String, TrustedKey> named) {
    KnownKeys {
        ends = Map.copyOf(ends);
        named = Map.copyOf(named);
        callers = Map.copyOf(callers);
        roots = List.copyOf(roots);
    }

    static KnownKeys read(Tables tables) {
        List<Envelope> roots = RootChain.envelopes(tables);
        Map<String, Caller> callers = new HashMap<>(players(tables.players().all()));
        for (PersonView person : tables.people().all()) {
            caller(person).ifPresent(caller -> callers.put(person.keyId().orElseThrow(), caller));
            next(person)
                    .ifPresent(caller -> callers.put(person.next().orElseThrow().keyId(), caller));
        }
        Map<String, TrustedKey> named = new HashMap<>();
        TrustRoot root = RootChain.document(roots.get(0));
        for (Envelope envelope : roots) {
            root = RootChain.document(envelope);
            root.keys().forEach(key -> named.put(key.keyId(), key));
        }
        Map<String, Instant> ends = new HashMap<>();
        root.keys().forEach(key -> key.until().ifPresent(end -> ends.put(key.keyId(), end)));
        return new KnownKeys(callers, root, roots, ends, named);
    }

    private static Optional<Caller> caller(PersonView person) {
        if (person.key().isEmpty() || person.state() == AccountState.REVOKED) {
            return Optional.empty();
        }
        return Optional.of(new Caller(
                person.id(),
                person.roles(),
                person.community(),
                person.key().get(),
                person.state() == AccountState.CONFIRMED,
                Set.of()));
    }

    /** Somebody whose next key is not confirmed yet: they may ask with it how far it is, no more. */
    private static Optional<Caller> next(PersonView person) {
        return person.state() == AccountState.REVOKED
                ? Optional.empty()
                : person.next()
                        .map(next -> new Caller(
                                person.id(), person.roles(), person.community(), next.key(), false, Set.of()));
    }

    private static Map<String, Caller> players(List<PlayerRow> rows) {
        Map<String, List<PlayerRow>> byKey = new TreeMap<>();
        for (PlayerRow row : rows) {
            byKey.computeIfAbsent(row.keyId(), id -> new ArrayList<>()).add(row);
        }
        Map<String, Caller> callers = new HashMap<>();
        byKey.forEach((keyId, of) -> {
            Set<String> screens = new TreeSet<>();
            of.forEach(row -> screens.add(row.screen()));
            callers.put(
                    keyId,
                    new Caller(keyId, Set.of(), Caller.EVERYWHERE, of.get(0).key(), true, screens));
        });
        return callers;
    }
}
