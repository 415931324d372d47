package shiliu.player.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a player's frames go.
 *
 * @param folder for PNG files; there exactly when {@code kind} is PNG
 * @param fit how a window meets a larger display
 * @param card the card and its line; there exactly when {@code kind} is CARD
 */
public record PlayerOutput(Kind kind, Optional<Path> folder, Fit fit, Optional<Card> card) {
    /** What the frames become. */
    public enum Kind {
        PNG,
        WINDOW,
        CARD
    }

    /**
     * A vendor's card.
     *
     * @param driver the id of its driver
     * @param address where it is, as a transport's address is written; not looked at here
     */
    public record Card(String driver, String address) {}

    /** How a window shows frames on a larger display. */
    public enum Fit {
        /** Pixel by pixel at the top left corner, where sending cards take their picture from. */
        EXACT,
        /** As large as whole multiples allow, in the middle. */
        ENLARGED
    }
}
