package shiliu.player.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a player's frames go.
 *
 * @param folder for PNG files; there exactly when {@code kind} is PNG
 * @param scale display pixels per LED in a window, 1 to 32
 */
public record PlayerOutput(Kind kind, Optional<Path> folder, int scale) {
    /** What the frames become. */
    public enum Kind {
        PNG,
        WINDOW
    }
}
