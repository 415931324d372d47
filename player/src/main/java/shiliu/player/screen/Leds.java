package shiliu.player.screen;

import java.util.Optional;

/**
 * How a screen's LEDs are built and run.
 *
 * @param panel the size of one module or cabinet, where joints are; empty where nobody said
 * @param dimmedTo per cent of full light at which the screen must still be read, at night say, 1 to 100
 * @param framesASecond how many pictures a second are worth while, 25 to 60
 */
public record Leds(Optional<Size> panel, int dimmedTo, int framesASecond) {
    public static final int LEAST_FRAMES = 25;
    public static final int MOST_FRAMES = 60;
    /** Pixels across and down. */
    public static final int LEAST_PANEL = 8;
    /** Without joints, always at full light. */
    public static final Leds USUAL = new Leds(Optional.empty(), 100, MOST_FRAMES);

    public Leds {
        if (dimmedTo < 1 || dimmedTo > 100 || framesASecond < LEAST_FRAMES || framesASecond > MOST_FRAMES) {
            throw new IllegalArgumentException("dimmed to " + dimmedTo + ", " + framesASecond + " frames a second");
        }
        if (panel.filter(size -> size.width() < LEAST_PANEL || size.height() < LEAST_PANEL)
                .isPresent()) {
            throw new IllegalArgumentException("panels of " + panel.get());
        }
    }
}
