package shiliu.player.bundle;

import java.util.Optional;

/**
 * Which screen a player was told that it is, on its own machine.
 *
 * @param community where a controller shall not be able to move it to another one
 */
public record OwnScreen(String id, Optional<String> community) {
    public static OwnScreen of(String id) {
        return new OwnScreen(id, Optional.empty());
    }
}
