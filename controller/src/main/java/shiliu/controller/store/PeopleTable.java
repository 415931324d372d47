package shiliu.controller.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.PersonView.NamedKey;

/** People and their keys; until when a key counts stands in the trust root. */
public final class PeopleTable {
    private final Handle handle;

    PeopleTable(Handle handle) {
        this.handle = handle;
    }

    /** Adds a person or replaces all of what is known of them. */
    public void put(PersonView person) {
        handle.createUpdate("""
                        INSERT INTO person (id, name, roles, community, state, key, key_id, next_key, next_key_id, since)
                        VALUES (:id, :name, :roles, :community, :state, :key, :keyId, :nextKey, :nextKeyId, :since)
                        ON CONFLICT (id) DO UPDATE SET name = excluded.name, roles = excluded.roles,
                            community = excluded.community, state = excluded.state, key = excluded.key,
                            key_id = excluded.key_id, next_key = excluded.next_key,
                            next_key_id = excluded.next_key_id, since = excluded.since
                        """)
                .bind("id", person.id())
                .bind("name", person.name())
                .bind(
                        "roles",
                        person.roles().stream().map(AccountRole::name).sorted().collect(Collectors.joining(",")))
                .bind("community", person.community())
                .bind("state", person.state())
                .bind("key", person.key())
                .bind("keyId", person.keyId())
                .bind("nextKey", person.next().map(NamedKey::key))
                .bind("nextKeyId", person.next().map(NamedKey::keyId))
                .bind("since", person.since().toEpochMilli())
                .execute();
    }

    public Optional<PersonView> find(String id) {
        return handle.createQuery("SELECT * FROM person WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> person(row))
                .findOne();
    }

    /** By id. */
    public List<PersonView> all() {
        return handle.createQuery("SELECT * FROM person ORDER BY id")
                .map((row, context) -> person(row))
                .list();
    }

    private static PersonView person(ResultSet row) throws SQLException {
        return new PersonView(
                row.getString("id"),
                row.getString("name"),
                roles(row.getString("roles")),
                row.getString("community"),
                AccountState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("key")),
                Optional.ofNullable(row.getString("key_id")),
                next(row),
                Optional.empty(),
                Instant.ofEpochMilli(row.getLong("since")));
    }

    private static Optional<NamedKey> next(ResultSet row) throws SQLException {
        String key = row.getString("next_key");
        return key == null ? Optional.empty() : Optional.of(new NamedKey(key, row.getString("next_key_id")));
    }

    private static Set<AccountRole> roles(String joined) {
        return joined.isEmpty()
                ? Set.of()
                : Arrays.stream(joined.split(",", -1)).map(AccountRole::valueOf).collect(Collectors.toSet());
    }
}
