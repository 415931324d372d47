package shiliu.controller.publish;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.people.Caller;
import shiliu.controller.timing.Coverage;
import shiliu.controller.timing.Festivals;
import shiliu.controller.timing.ScreenExpression;
import shiliu.controller.timing.WordsException;
import shiliu.player.playlist.Ids;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;

/** Whether a slot can be kept, and who may give it. */
final class SlotCheck {
    private static final int MOST_SELECTORS = 100;
    private static final Set<AccountRole> PLAN =
            Set.of(AccountRole.EDITOR, AccountRole.REVIEWER, AccountRole.OPERATOR, AccountRole.ADMINISTRATOR);
    private static final Set<AccountRole> OVERRIDE = Set.of(AccountRole.OPERATOR, AccountRole.ADMINISTRATOR);

    private final ScreenSet screens;
    private final Festivals festivals;

    SlotCheck(ScreenSet screens, Festivals festivals) {
        this.screens = screens;
        this.festivals = festivals;
    }

    void check(SlotRequest request) throws Refused {
        if (request.screens().isEmpty() || request.screens().size() > MOST_SELECTORS) {
            throw Refused.of(Kind.INVALID, "publish.slot-screens", MOST_SELECTORS);
        }
        for (String selector : request.screens()) {
            check(selector);
        }
        boolean endless = request.when().dates().filter(d -> !d.endless()).isEmpty();
        if (request.mode() == Mode.OVERRIDE && endless) {
            throw Refused.of(Kind.INVALID, "publish.override-without-end");
        }
        String id = request.id().orElse("slot");
        if (!Ids.valid(id) || !Ids.valid(request.playlist())) {
            throw Refused.of(Kind.INVALID, "publish.bad-id", Ids.valid(id) ? request.playlist() : id);
        }
        if (id.equals(SlotRequest.RESERVED)) {
            throw Refused.of(Kind.INVALID, "publish.slot-reserved", id);
        }
        numbers(request);
        days(request.when());
    }

    private void check(String selector) throws Refused {
        try {
            ScreenExpression.parse(selector);
        } catch (WordsException e) {
            throw new Refused(Kind.INVALID, e.sentence());
        }
        if (screens.matching(List.of(selector)).isEmpty()) {
            throw Refused.of(Kind.INVALID, "publish.selector-unknown", selector);
        }
    }

    private static void numbers(SlotRequest request) throws Refused {
        try {
            new Slot(
                    "slot",
                    "slot",
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

    /** Festivals that are known, in the years in which they are. */
    private void days(When when) throws Refused {
        Optional<String> unknown = when.occasions().stream()
                .flatMap(occasion -> occasion.festival().stream())
                .filter(id -> festivals.find(id).isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            String all = festivals.all().stream().map(f -> f.id()).collect(Collectors.joining(", "));
            throw Refused.of(Kind.INVALID, "publish.festival-unknown", unknown.get(), all);
        }
        try {
            new Coverage(festivals).check(when);
        } catch (WordsException e) {
            throw new Refused(Kind.INVALID, e.sentence());
        }
    }

    void requirePlanner(Caller caller, List<String> selectors, Mode mode) throws Refused {
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

    static void requirePerson(Caller caller) throws Refused {
        if (caller.isPlayer() || !caller.confirmed()) {
            throw Refused.of(Kind.NOT_PERMITTED, "publish.slot-not-permitted");
        }
    }
}
