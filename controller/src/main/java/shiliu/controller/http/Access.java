package shiliu.controller.http;

import java.util.Set;
import shiliu.controller.api.AccountRole;
import shiliu.controller.people.Caller;

/**
 * Who may use a route. The community is the services' to check; they know whose each thing is.
 *
 * @param roles any one of them suffices; for people only
 * @param confirmed whether the trust root must name the caller's key already
 */
record Access(Kind kind, Set<AccountRole> roles, boolean confirmed) {
    /** What kind of caller. */
    enum Kind {
        /** Anybody, without a signature; only for what is public. */
        OPEN,
        /** Whoever signs with the key that the body brings, and knows a one-time code. */
        NEW_KEY,
        /** A player, for a screen of its own. */
        PLAYER,
        /** A person with one of the roles. */
        PERSON
    }

    static final Access OPEN = new Access(Kind.OPEN, Set.of(), false);
    static final Access NEW_KEY = new Access(Kind.NEW_KEY, Set.of(), false);
    static final Access PLAYER = new Access(Kind.PLAYER, Set.of(), true);
    static final Access ANY_PERSON = person(AccountRole.values());

    Access {
        roles = Set.copyOf(roles);
    }

    static Access person(AccountRole... roles) {
        return new Access(Kind.PERSON, Set.of(roles), true);
    }

    /** The first administrator confirms themselves; the service knows whether that is still to be done. */
    static Access beginner(AccountRole... roles) {
        return new Access(Kind.PERSON, Set.of(roles), false);
    }

    /** Whether a caller whose signature held may use the route; {@code screen} is the one in its path, if any. */
    boolean admits(Caller caller, String screen) {
        if (confirmed && !caller.confirmed()) {
            return false;
        }
        return switch (kind) {
            case OPEN -> true;
            case NEW_KEY -> false;
            case PLAYER -> caller.isPlayer() && caller.screens().contains(screen);
            case PERSON -> !caller.isPlayer() && caller.roles().stream().anyMatch(roles::contains);
        };
    }
}
