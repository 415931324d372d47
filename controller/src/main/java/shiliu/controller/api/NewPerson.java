package shiliu.controller.api;

import java.util.Set;

/**
 * A person to invite.
 *
 * @param community where the roles count; {@code *} is everywhere
 */
public record NewPerson(String id, String name, Set<AccountRole> roles, String community) {
    public NewPerson {
        roles = Set.copyOf(roles);
    }
}
