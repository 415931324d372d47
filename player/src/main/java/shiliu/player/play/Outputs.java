package shiliu.player.play;

import java.io.IOException;
import shiliu.player.output.Output;
import shiliu.player.screen.Screen;

/** Opens the output once the screen's size is known, and again where it changed. */
@FunctionalInterface
public interface Outputs {
    /**
     * Opens the output of {@code screen}.
     *
     * @param changed to be run, on any thread, whenever what the output knows of its LEDs may have changed by itself
     */
    Output open(Screen screen, Runnable changed) throws IOException;
}
