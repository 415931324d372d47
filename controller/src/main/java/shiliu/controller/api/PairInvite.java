package shiliu.controller.api;

import java.util.Set;

/** Asks for a one-time code for the player of these screens. */
public record PairInvite(Set<String> screens) {
    public PairInvite {
        screens = Set.copyOf(screens);
    }
}
