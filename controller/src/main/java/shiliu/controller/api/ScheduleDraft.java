package shiliu.controller.api;

import java.time.LocalDate;
import java.util.List;

/**
 * Slots that somebody thinks of: what would be otherwise if they were there?
 *
 * @param slots to add; one with the id of a slot that there is takes its place
 * @param remove ids of slots to leave out
 * @param screens to look at; none, those that are reached
 * @param from first day to look at; {@code until} is the last, at most 31 days in all
 */
public record ScheduleDraft(
        List<SlotRequest> slots, List<String> remove, List<String> screens, LocalDate from, LocalDate until) {
    public ScheduleDraft {
        slots = List.copyOf(slots);
        remove = List.copyOf(remove);
        screens = List.copyOf(screens);
    }
}
