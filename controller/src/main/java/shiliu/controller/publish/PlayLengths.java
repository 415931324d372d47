package shiliu.controller.publish;

import java.util.Optional;
import shiliu.player.screen.Screen;

/** How long one play of an item takes on a screen. */
interface PlayLengths {
    /** Milliseconds, 1,000 to 3,600,000; empty where the item cannot be drawn there. */
    Optional<Long> millis(ApprovedItem item, Screen screen);
}
