package shiliu.controller.publish;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import shiliu.controller.api.SlotConcern;
import shiliu.player.schedule.Concern;
import shiliu.player.schedule.Schedule;
import shiliu.player.schedule.ScheduleResolver;
import shiliu.player.schedule.Slot;

/** Whose slots a new one takes off the screen for good: their authors are not there to see it. */
final class Silenced {
    private Silenced() {}

    /** One concern that names them all, without screens; {@code before} is the schedule without the new slot. */
    static List<SlotConcern> by(Schedule after, Schedule before, LocalDate today) {
        ScheduleResolver is = new ScheduleResolver(after);
        ScheduleResolver was = new ScheduleResolver(before);
        TreeSet<String> names = new TreeSet<>();
        for (Slot slot : before.slots()) {
            if (silenced(is, slot.id(), today) && !silenced(was, slot.id(), today)) {
                names.add(slot.id());
            }
        }
        return names.isEmpty()
                ? List.of()
                : List.of(new SlotConcern(Concern.Kind.SILENCES, List.of(), today, List.copyOf(names), 0));
    }

    private static boolean silenced(ScheduleResolver resolver, String slot, LocalDate today) {
        return resolver.concerns(slot, today).stream().anyMatch(c -> c.kind() == Concern.Kind.SILENCED);
    }
}
