package shiliu.controller.api;

import java.util.List;
import java.util.Optional;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/**
 * A claim of a playlist to screens.
 *
 * @param id left out, the controller gives one
 * @param screens ids and {@code #tags}
 * @param priority 0 to 100, left out 0
 * @param weight 1 to 100, left out 1
 */
public record SlotRequest(
        Optional<String> id,
        String playlist,
        List<String> screens,
        When when,
        Mode mode,
        Optional<Integer> priority,
        Optional<Integer> weight) {
    public SlotRequest {
        screens = List.copyOf(screens);
    }
}
