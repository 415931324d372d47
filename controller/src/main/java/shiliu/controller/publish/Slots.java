package shiliu.controller.publish;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.people.Caller;
import shiliu.controller.store.SlotsTable.SlotRow;
import shiliu.controller.store.Store;
import shiliu.controller.store.Tables;
import shiliu.player.playlist.Ids;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;

/** Slots: which playlist claims which screens, when. Safe for any thread; waits for the disk. */
public final class Slots {
    private static final int MOST_SELECTORS = 100;
    private static final Set<AccountRole> PLAN =
            Set.of(AccountRole.EDITOR, AccountRole.REVIEWER, AccountRole.OPERATOR, AccountRole.ADMINISTRATOR);
    private static final Set<AccountRole> OVERRIDE = Set.of(AccountRole.OPERATOR, AccountRole.ADMINISTRATOR);

    private final Store store;
    private final ScreenSet screens;
    private final Clock clock;
    private final Runnable changed;

    /** @param changed told after each change that was kept */
    public Slots(Store store, ScreenSet screens, Clock clock, Runnable changed) {
        this.store = store;
        this.screens = screens;
        this.clock = clock;
        this.changed = changed;
    }

    /** The same slot again, should the answer be lost, gets the same answer. */
    public SlotView add(Caller caller, SlotRequest request) throws Refused {
        check(request);
        requirePlanner(caller, request.screens(), request.mode());
        SlotRow added = store.write(tables -> add(tables, caller, request));
        changed.run();
        return view(added);
    }

    /** By id. */
    public List<SlotView> list(Caller caller) throws Refused {
        if (caller.isPlayer() || !caller.confirmed()) {
            throw Refused.of(Kind.NOT_PERMITTED, "publish.slot-not-permitted");
        }
        return store.read(tables -> tables.slots().all()).stream()
                .map(this::view)
                .toList();
    }

    public void remove(Caller caller, String id) throws Refused {
        store.write(tables -> {
            SlotRow slot =
                    tables.slots().find(id).orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "publish.slot-unknown", id));
            requirePlanner(caller, slot.screens(), slot.mode());
            tables.slots().remove(id);
            return id;
        });
        changed.run();
    }

    private SlotRow add(Tables tables, Caller caller, SlotRequest request) throws Refused {
        String community = tables.revisions().of(request.playlist()).stream()
                .findFirst()
                .orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "publish.playlist-unknown", request.playlist()))
                .community();
        for (Screen screen : screens.matching(request.screens())) {
            if (!ScreenSet.mayShow(community, screen)) {
                throw Refused.of(Kind.INVALID, "publish.other-community", screen.id(), community);
            }
        }
        SlotRow slot = row(tables, caller, request);
        SlotRow before = tables.slots().find(slot.id()).orElse(slot);
        if (!before.sameClaim(slot)) {
            throw Refused.of(Kind.CONFLICT, "publish.slot-exists", slot.id());
        }
        if (tables.slots().find(slot.id()).isEmpty()) {
            tables.slots().add(slot);
        }
        return before;
    }

    private SlotRow row(Tables tables, Caller caller, SlotRequest request) {
        return new SlotRow(
                request.id().orElseGet(() -> freeId(tables, request.playlist())),
                request.playlist(),
                request.screens(),
                request.when(),
                request.mode(),
                request.priority().orElse(0),
                request.weight().orElse(1),
                new Slot.Limits(request.capPerHour(), request.minutesADay()),
                caller.id(),
                clock.instant());
    }

    private static String freeId(Tables tables, String playlist) {
        String stem = playlist.length() > 56 ? playlist.substring(0, 56) : playlist;
        int number = 1;
        while (tables.slots().find(stem + "-" + number).isPresent()) {
            number++;
        }
        return stem + "-" + number;
    }

    private void check(SlotRequest request) throws Refused {
        if (request.screens().isEmpty() || request.screens().size() > MOST_SELECTORS) {
            throw Refused.of(Kind.INVALID, "publish.slot-screens", MOST_SELECTORS);
        }
        for (String selector : request.screens()) {
            if (screens.matching(List.of(selector)).isEmpty()) {
                throw Refused.of(Kind.INVALID, "publish.selector-unknown", selector);
            }
        }
        if (request.mode() == Mode.OVERRIDE && request.when().dates().isEmpty()) {
            throw Refused.of(Kind.INVALID, "publish.override-without-end");
        }
        String id = request.id().orElse("slot");
        if (!Ids.valid(id) || !Ids.valid(request.playlist())) {
            throw Refused.of(Kind.INVALID, "publish.bad-id", Ids.valid(id) ? request.playlist() : id);
        }
        try {
            new Slot(
                    id,
                    id,
                    List.of(),
                    When.ALWAYS,
                    request.mode(),
                    request.priority().orElse(0),
                    request.weight().orElse(1),
                    new Slot.Limits(request.capPerHour(), request.minutesADay()));
        } catch (IllegalArgumentException e) {
            throw Refused.of(Kind.INVALID, "publish.slot-numbers");
        }
    }

    private void requirePlanner(Caller caller, List<String> selectors, Mode mode) throws Refused {
        Set<AccountRole> may = mode == Mode.OVERRIDE ? OVERRIDE : PLAN;
        List<Screen> reached = screens.matching(selectors);
        // Screens that are gone from the configuration leave the slot to those whose word counts everywhere.
        List<String> communities = reached.isEmpty()
                ? List.of(Caller.EVERYWHERE)
                : reached.stream().map(Screen::community).distinct().toList();
        for (String community : communities) {
            if (may.stream().noneMatch(role -> caller.may(role, community))) {
                throw Refused.of(Kind.NOT_PERMITTED, "publish.not-planner", community);
            }
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
                slot.author(),
                slot.created(),
                screens.matching(slot.screens()).stream().map(Screen::id).toList());
    }
}
