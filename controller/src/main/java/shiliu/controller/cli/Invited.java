package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PersonView;
import shiliu.player.bundle.Disk;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/**
 * Whom this administrator invited from this machine, and as what: when the key is confirmed, a controller in other hands
 * must not be able to have more signed than that.
 */
record Invited(Map<String, Rights> people) {
    private static final String FILE = "invited.json";

    Invited {
        people = Map.copyOf(people);
    }

    /** What somebody was invited as. */
    record Rights(Set<AccountRole> roles, String community) {
        Rights {
            roles = Set.copyOf(roles);
        }

        static Rights of(PersonView person) {
            return new Rights(person.roles(), person.community());
        }
    }

    static Invited load(Path home) throws CommandException {
        try {
            Disk disk = Disk.real(home);
            return disk.exists(FILE)
                    ? Json.read(disk.read(FILE, Json.MAX_BYTES), Invited.class)
                    : new Invited(Map.of());
        } catch (IOException | JsonException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-read", home.resolve(FILE), e.getMessage());
        }
    }

    Optional<Rights> of(String person) {
        return Optional.ofNullable(people.get(person));
    }

    void remember(Path home, NewPerson person) throws CommandException {
        Map<String, Rights> more = new TreeMap<>(people);
        more.put(person.id(), new Rights(person.roles(), person.community()));
        try {
            Disk.real(home).writePrivate(FILE, Json.write(new Invited(more)));
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", home.resolve(FILE), e.getMessage());
        }
    }
}
