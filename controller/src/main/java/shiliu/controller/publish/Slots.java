package shiliu.controller.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.api.ScheduleChange;
import shiliu.controller.api.ScheduleDraft;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditEntry;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.people.Caller;
import shiliu.controller.store.SlotsTable.SlotRow;
import shiliu.controller.store.Tables;
import shiliu.controller.timing.Coverage;
import shiliu.controller.timing.WordsException;
import shiliu.player.schedule.Slot;
import shiliu.player.screen.Screen;

/** Slots: which playlist claims which screens, when. Safe for any thread; waits for the disk. */
public final class Slots {
    private static final int MOST_DAYS = 31;
    private static final int MOST_DRAFTED = 500;

    private final Publisher.Desk desk;
    private final SlotCheck check;
    private final Coverage coverage;
    private final Outlook outlook;
    private final Runnable changed;

    /** @param changed told after each change that was kept */
    public Slots(Publisher.Desk desk, Workshop workshop, Runnable changed) {
        this.desk = desk;
        this.check = new SlotCheck(desk.screens(), workshop.festivals());
        this.coverage = new Coverage(workshop.festivals());
        this.outlook = new Outlook(desk, workshop);
        this.changed = changed;
    }

    /** The same slot again, should the answer be lost, gets the same answer. What is wrong with it is told, and kept all the same. */
    public SlotView add(Caller caller, SlotRequest request) throws Refused {
        return add(caller, request, false);
    }

    /** The same; where it is not to wait, what plays on its screens is not played to its end. */
    public SlotView add(Caller caller, SlotRequest request, boolean atOnce) throws Refused {
        check.check(request);
        check.requirePlanner(caller, request.screens(), request.mode());
        SlotRow added = desk.store().write(tables -> {
            boolean there = request.id().flatMap(tables.slots()::find).isPresent();
            SlotRow slot = add(tables, caller, request);
            if (atOnce && !there) {
                atOnce(tables, slot);
            }
            return slot;
        });
        changed.run();
        return told(added);
    }

    /** By id. */
    public List<SlotView> list(Caller caller) throws Refused {
        SlotCheck.requirePerson(caller);
        return desk.store().read(tables -> tables.slots().all()).stream()
                .map(this::view)
                .toList();
    }

    /** One, with what whoever entered it should know. */
    public SlotView find(Caller caller, String id) throws Refused {
        SlotCheck.requirePerson(caller);
        SlotRow slot = desk.store().read(tables -> find(tables, id));
        return told(slot);
    }

    private SlotView told(SlotRow slot) {
        Optional<String> same = desk.store().read(tables -> tables.slots().all()).stream()
                .filter(other -> !other.id().equals(slot.id()) && other.isTwinOf(slot))
                .map(SlotRow::id)
                .findFirst();
        return view(slot).with(outlook.concerns(slot), same);
    }

    private void atOnce(Tables tables, SlotRow slot) {
        slot.screens()
                .forEach(screens -> tables.byHand().atOnce(screens, desk.clock().instant()));
    }

    public void remove(Caller caller, String id) throws Refused {
        remove(caller, id, false);
    }

    /** Takes a slot off; where it is not to wait, what plays of it is not played to its end. */
    public void remove(Caller caller, String id, boolean atOnce) throws Refused {
        desk.store().write(tables -> {
            SlotRow slot = find(tables, id);
            check.requirePlanner(caller, slot.screens(), slot.mode());
            tables.slots().remove(id);
            tables.note(desk.clock().instant(), note(caller, AuditAction.REMOVE_SLOT, slot));
            if (atOnce) {
                atOnce(tables, slot);
            }
            return id;
        });
        changed.run();
    }

    /** What would be otherwise; nothing is kept. */
    public List<ScheduleChange> draft(Caller caller, ScheduleDraft draft) throws Refused {
        SlotCheck.requirePerson(caller);
        List<LocalDate> days = days(draft);
        for (SlotRequest request : draft.slots()) {
            check.check(request);
        }
        List<SlotRow> before = desk.store().read(tables -> tables.slots().all());
        Set<String> gone = new TreeSet<>(draft.remove());
        List<SlotRow> drafted = desk.store().read(tables -> drafted(tables, caller, draft));
        drafted.forEach(slot -> gone.add(slot.id()));
        List<SlotRow> after = before.stream()
                .filter(slot -> !gone.contains(slot.id()))
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> reached = before.stream()
                .filter(slot -> gone.contains(slot.id()))
                .flatMap(slot -> slot.screens().stream())
                .collect(Collectors.toCollection(ArrayList::new));
        drafted.forEach(slot -> reached.addAll(slot.screens()));
        after.addAll(drafted);
        return outlook.changes(screens(draft.screens(), reached), after, days);
    }

    private static List<LocalDate> days(ScheduleDraft draft) throws Refused {
        LocalDate last = draft.until();
        if (last.isBefore(draft.from())
                || !last.isBefore(draft.from().plusDays(MOST_DAYS))
                || draft.slots().size() > MOST_DRAFTED) {
            throw Refused.of(Kind.INVALID, "publish.draft-days", MOST_DAYS, MOST_DRAFTED);
        }
        return draft.from().datesUntil(last.plusDays(1)).toList();
    }

    private List<SlotRow> drafted(Tables tables, Caller caller, ScheduleDraft draft) throws Refused {
        for (String id : draft.remove()) {
            find(tables, id);
        }
        List<SlotRow> rows = new ArrayList<>();
        for (SlotRequest request : draft.slots()) {
            requireOpen(tables, request);
            String id = request.id().orElseGet(() -> freeId(tables, rows, request.playlist()));
            rows.add(row(id, caller, request));
        }
        return rows;
    }

    /** Those that were named; otherwise those that are reached, as many as are looked at. */
    private List<Screen> screens(List<String> named, List<String> reached) throws Refused {
        if (named.isEmpty()) {
            return desk.screens().matching(reached).stream()
                    .limit(Outlook.MOST_SCREENS)
                    .toList();
        }
        for (String id : named) {
            if (desk.screens().find(id).isEmpty()) {
                throw Refused.of(Kind.NOT_FOUND, "publish.screen-unknown", id);
            }
        }
        return desk.screens().all().stream()
                .filter(screen -> named.contains(screen.id()))
                .toList();
    }

    private SlotRow add(Tables tables, Caller caller, SlotRequest request) throws Refused {
        requireOpen(tables, request);
        String id = request.id().orElseGet(() -> freeId(tables, List.of(), request.playlist()));
        SlotRow slot = row(id, caller, request);
        SlotRow before = tables.slots().find(slot.id()).orElse(slot);
        if (!before.sameClaim(slot)) {
            throw Refused.of(Kind.CONFLICT, "publish.slot-exists", slot.id());
        }
        if (tables.slots().find(slot.id()).isEmpty()) {
            tables.slots().add(slot);
            tables.note(desk.clock().instant(), note(caller, AuditAction.ADD_SLOT, slot));
        }
        return before;
    }

    /** Its playlist must be there, and may show on the screens. */
    private void requireOpen(Tables tables, SlotRequest request) throws Refused {
        String community = tables.revisions().of(request.playlist()).stream()
                .findFirst()
                .orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "publish.playlist-unknown", request.playlist()))
                .community();
        for (Screen screen : desk.screens().matching(request.screens())) {
            if (!ScreenSet.mayShow(community, screen)) {
                throw Refused.of(Kind.INVALID, "publish.other-community", screen.id(), community);
            }
        }
    }

    private SlotRow row(String id, Caller caller, SlotRequest request) {
        return new SlotRow(
                id,
                request.playlist(),
                request.screens(),
                request.when(),
                request.mode(),
                request.priority().orElse(0),
                request.weight().orElse(1),
                new Slot.Limits(request.capPerHour(), request.minutesADay()),
                caller.id(),
                desk.clock().instant());
    }

    private static AuditNote note(Caller caller, AuditAction action, SlotRow slot) {
        return AuditNote.of(caller.id(), action, slot.id(), AuditEntry.EVERYWHERE)
                .with("playlist", slot.playlist())
                .with("screens", String.join(",", slot.screens()))
                .with("mode", slot.mode());
    }

    private static SlotRow find(Tables tables, String id) throws Refused {
        return tables.slots().find(id).orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "publish.slot-unknown", id));
    }

    /** @param taken ids that are given already, beside those that are kept */
    private static String freeId(Tables tables, List<SlotRow> taken, String playlist) {
        String stem = playlist.length() > 56 ? playlist.substring(0, 56) : playlist;
        int number = 1;
        while (true) {
            String id = stem + "-" + number;
            if (tables.slots().find(id).isEmpty()
                    && taken.stream().noneMatch(slot -> slot.id().equals(id))) {
                return id;
            }
            number++;
        }
    }

    private SlotView view(SlotRow slot) {
        return new SlotView(
                slot.id(),
                slot.playlist(),
                slot.screens(),
                slot.when(),
                slot.mode(),
                slot.priority(),
                slot.weight(),
                slot.limits().capPerHour(),
                slot.limits().minutesADay(),
                slot.author(),
                slot.created(),
                desk.screens().matching(slot.screens()).stream().map(Screen::id).toList(),
                knownUntil(slot),
                List.of(),
                Optional.empty());
    }

    private Optional<LocalDate> knownUntil(SlotRow slot) {
        try {
            return coverage.knownUntil(slot.when());
        } catch (WordsException e) {
            // Its table is gone from the configuration: nothing is known of it any more.
            return Optional.empty();
        }
    }
}
