package shiliu.controller.publish;

import java.time.LocalDate;
import java.util.List;
import shiliu.controller.api.SlotConcern;
import shiliu.player.schedule.Concern;
import shiliu.player.schedule.Schedule;
import shiliu.player.schedule.ScheduleResolver;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.Stretch;

/** What is wrong with one slot of one screen; where it is silenced, also by what. */
final class SlotConcerns {
    private final Schedule schedule;
    private final String slot;
    private final ScheduleResolver resolver;

    SlotConcerns(Schedule schedule, String slot) {
        this.schedule = schedule;
        this.slot = slot;
        this.resolver = new ScheduleResolver(schedule);
    }

    /** Without screens. */
    List<SlotConcern> from(LocalDate today) {
        boolean empty = schedule.slots().stream()
                .anyMatch(own -> own.id().equals(slot) && own.items().isEmpty());
        return resolver.concerns(slot, today).stream()
                // Nothing of it is approved yet: that is told in its own words.
                .filter(concern -> !(empty && concern.kind() == Concern.Kind.NO_ITEM))
                .map(concern ->
                        new SlotConcern(concern.kind(), List.of(), concern.day(), others(concern), concern.minutes()))
                .toList();
    }

    private List<String> others(Concern concern) {
        if (concern.kind() == Concern.Kind.SILENCED) {
            return instead(concern.day());
        }
        return concern.other().map(Slot::id).stream().toList();
    }

    /** Who plays where it would, were it alone; nobody where the screen is dark then. */
    private List<String> instead(LocalDate day) {
        Schedule alone = new Schedule(
                schedule.zone(),
                schedule.light(),
                schedule.slots().stream().filter(own -> own.id().equals(slot)).toList(),
                schedule.items(),
                schedule.festivals());
        List<Stretch> own = new ScheduleResolver(alone)
                .overview(day).stream()
                        .filter(stretch -> !stretch.shares().isEmpty())
                        .toList();
        return resolver.overview(day).stream()
                .filter(stretch -> own.stream()
                        .anyMatch(mine -> mine.from().isBefore(stretch.until())
                                && stretch.from().isBefore(mine.until())))
                .flatMap(stretch -> stretch.shares().stream())
                .map(share -> share.slot().id())
                .distinct()
                .sorted()
                .toList();
    }
}
