package shiliu.controller.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/**
 * A slot as it is kept.
 *
 * @param capPerHour the most plays that begin within an hour
 * @param minutesADay how long each item is on air each day
 * @param on the screens that it reaches now
 * @param knownUntil where it has no end and follows a calendar: the last day of which that is known
 * @param concerns what whoever entered it should know; only in the answer to that
 * @param sameAs another slot of the same person that claims the very same; only in that answer, too
 */
public record SlotView(
        String id,
        String playlist,
        List<String> screens,
        When when,
        Mode mode,
        int priority,
        int weight,
        Optional<Integer> capPerHour,
        Optional<Integer> minutesADay,
        String author,
        Instant created,
        List<String> on,
        Optional<LocalDate> knownUntil,
        List<SlotConcern> concerns,
        Optional<String> sameAs) {
    public SlotView {
        screens = List.copyOf(screens);
        on = List.copyOf(on);
        concerns = List.copyOf(concerns);
    }

    /** The same with what should be known of it. */
    public SlotView with(List<SlotConcern> found, Optional<String> same) {
        return new SlotView(
                id,
                playlist,
                screens,
                when,
                mode,
                priority,
                weight,
                capPerHour,
                minutesADay,
                author,
                created,
                on,
                knownUntil,
                found,
                same);
    }
}
