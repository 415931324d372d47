package shiliu.player.config;

import java.nio.file.Path;
import java.util.Optional;
import shiliu.player.screen.GeometryMap;

/**
 * Where a player's frames go.
 *
 * @param folder for PNG files; there exactly when {@code kind} is PNG
 * @param fit how a window meets a larger display
 * @param card the card and its line; there exactly when {@code kind} is CARD
 * @param framebuffer there exactly when {@code kind} is FRAMEBUFFER
 * @param map which parts of the canvas it shows and where; left out, all of it
 */
public record PlayerOutput(
        Kind kind,
        Optional<Path> folder,
        Fit fit,
        Optional<Card> card,
        Optional<Framebuffer> framebuffer,
        Optional<GeometryMap> map) {
    /** What the frames become. */
    public enum Kind {
        PNG,
        WINDOW,
        FRAMEBUFFER,
        CARD
    }

    /**
     * A Linux framebuffer.
     *
     * @param device {@code /dev/fb0}
     * @param graphics the folder that describes it, {@code /sys/class/graphics/fb0}
     */
    public record Framebuffer(Path device, Path graphics) {}

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
