package shiliu.player.play;

import java.io.IOException;
import shiliu.player.output.Output;
import shiliu.player.screen.Screen;

/** Opens the output once the screen's size is known, and again where it changed. */
@FunctionalInterface
public interface Outputs {
    Output open(Screen screen) throws IOException;
}
