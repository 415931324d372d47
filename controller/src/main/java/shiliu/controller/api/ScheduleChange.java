package shiliu.controller.api;

import java.time.LocalDate;
import java.util.List;

/**
 * What a draft would change on one screen on one local day.
 *
 * @param parts only those that differ, in their order
 */
public record ScheduleChange(String screen, String zone, LocalDate day, List<Part> parts) {
    public ScheduleChange {
        parts = List.copyOf(parts);
    }

    /** The same stretch of time as it is and as it would be. */
    public record Part(Timeline.Part before, Timeline.Part after) {}
}
