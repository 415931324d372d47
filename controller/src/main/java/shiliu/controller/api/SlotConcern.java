package shiliu.controller.api;

import java.time.LocalDate;
import java.util.List;
import shiliu.player.schedule.Concern;

/**
 * Something about a slot that whoever entered it should know; the same on several screens is said once.
 *
 * @param day the first day on which it is so
 * @param others the slots that it meets, or that always play instead
 * @param minutes of air time that the item with the least gets that day
 */
public record SlotConcern(Concern.Kind kind, List<String> screens, LocalDate day, List<String> others, long minutes) {
    public SlotConcern {
        screens = List.copyOf(screens);
        others = List.copyOf(others);
    }
}
