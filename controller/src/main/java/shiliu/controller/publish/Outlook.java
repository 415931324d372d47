package shiliu.controller.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shiliu.controller.api.ScheduleChange;
import shiliu.controller.api.SlotConcern;
import shiliu.controller.store.SlotsTable.SlotRow;
import shiliu.player.schedule.Schedule;
import shiliu.player.schedule.ScheduleResolver;
import shiliu.player.screen.Screen;

/** What screens would play by slots that there are or might be. Nothing is stored. Safe for any thread; waits for the disk. */
public final class Outlook {
    /** The most screens that are looked at where nobody names them. */
    static final int MOST_SCREENS = 20;

    private final Publisher.Desk desk;
    private final Workshop workshop;

    public Outlook(Publisher.Desk desk, Workshop workshop) {
        this.desk = desk;
        this.workshop = workshop;
    }

    /** All slots that there are, and what is needed to resolve them. */
    private record Now(BundleBuilder builder, List<SlotRow> slots, Instant at) {
        Schedule schedule(Screen screen, List<SlotRow> of) {
            return builder.schedule(screen, of, at);
        }
    }

    private record Rows(List<Library.Playing> playing, List<SlotRow> slots) {}

    private Now now() {
        Rows rows = desk.store()
                .read(tables -> new Rows(Library.rows(tables), tables.slots().all()));
        BundleBuilder builder = workshop.builder(
                rows.playing(), desk.accounts().root(), desk.clock().instant());
        return new Now(builder, rows.slots(), desk.clock().instant());
    }

    /** What is wrong with a slot that is there; of what is the same on several screens the first is told, with all of them. */
    List<SlotConcern> concerns(SlotRow slot) {
        Now now = now();
        Map<String, SlotConcern> found = new LinkedHashMap<>();
        desk.screens().matching(slot.screens()).stream().limit(MOST_SCREENS).forEach(screen -> {
            Schedule schedule = now.schedule(screen, now.slots());
            LocalDate today = now.at().atZone(screen.zone()).toLocalDate();
            List<SlotConcern> all = new ArrayList<>(new SlotConcerns(schedule, slot.id()).from(today));
            List<SlotRow> without = now.slots().stream()
                    .filter(other -> !other.id().equals(slot.id()))
                    .toList();
            all.addAll(Silenced.by(schedule, now.schedule(screen, without), today));
            for (SlotConcern concern : all) {
                String same = concern.kind() + " " + concern.others() + concern.day() + concern.minutes();
                found.merge(same, on(concern, List.of(screen.id())), (a, b) -> on(a, join(a.screens(), b.screens())));
            }
        });
        return List.copyOf(found.values());
    }

    private static SlotConcern on(SlotConcern concern, List<String> screens) {
        return new SlotConcern(concern.kind(), screens, concern.day(), concern.others(), concern.minutes());
    }

    private static List<String> join(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /** Screen by screen and day by day, what differs where {@code after} takes the place of all slots that there are. */
    List<ScheduleChange> changes(List<Screen> screens, List<SlotRow> after, List<LocalDate> days) {
        Now now = now();
        List<ScheduleChange> changes = new ArrayList<>();
        for (Screen screen : screens) {
            ScheduleResolver is = new ScheduleResolver(now.schedule(screen, now.slots()));
            ScheduleResolver would = new ScheduleResolver(now.schedule(screen, after));
            for (LocalDate day : days) {
                List<ScheduleChange.Part> parts =
                        Differences.of(Timelines.parts(is.overview(day)), Timelines.parts(would.overview(day)));
                if (!parts.isEmpty()) {
                    changes.add(new ScheduleChange(screen.id(), screen.zone().getId(), day, parts));
                }
            }
        }
        return changes;
    }
}
