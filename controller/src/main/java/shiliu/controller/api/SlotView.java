package shiliu.controller.api;

import java.time.Instant;
import java.util.List;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/**
 * A slot as it is kept.
 *
 * @param on the screens that it reaches now
 */
public record SlotView(
        String id,
        String playlist,
        List<String> screens,
        When when,
        Mode mode,
        int priority,
        int weight,
        String author,
        Instant created,
        List<String> on) {
    public SlotView {
        screens = List.copyOf(screens);
        on = List.copyOf(on);
    }
}
