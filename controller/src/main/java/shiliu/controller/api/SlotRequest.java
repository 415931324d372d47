package shiliu.controller.api;

import java.util.List;
import java.util.Optional;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/**
 * A claim of a playlist to screens.
 *
 * @param id left out, the controller gives one
 * @param screens expressions: ids, {@code #tags}, {@code @communities}, {@code *}, joined by {@code & | !}
 * @param priority 0 to 100, left out 0
 * @param weight 1 to 100, left out 1
 * @param capPerHour the most plays that begin within an hour, 1 to 3600
 * @param minutesADay how long each item is on air each day, 1 to 1440
 */
public record SlotRequest(
        Optional<String> id,
        String playlist,
        List<String> screens,
        When when,
        Mode mode,
        Optional<Integer> priority,
        Optional<Integer> weight,
        Optional<Integer> capPerHour,
        Optional<Integer> minutesADay) {
    /** Not an id: what a screen shows of an alert goes by that name. */
    public static final String RESERVED = "alert";

    public SlotRequest {
        screens = List.copyOf(screens);
    }

    /** Without limits. */
    public SlotRequest(
            Optional<String> id,
            String playlist,
            List<String> screens,
            When when,
            Mode mode,
            Optional<Integer> priority,
            Optional<Integer> weight) {
        this(id, playlist, screens, when, mode, priority, weight, Optional.empty(), Optional.empty());
    }
}
