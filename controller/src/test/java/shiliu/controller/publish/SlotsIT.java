package shiliu.controller.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.Refused;
import shiliu.controller.api.ScheduleChange;
import shiliu.controller.api.ScheduleDraft;
import shiliu.controller.api.SlotConcern;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.office.World;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Concern;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.When;

class SlotsIT {
    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void staff() throws Exception {
        world = World.staffed(folder);
        world.upload("edith", "unity", "一");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void aSlotGetsAnIdAndSaysWhereItReaches() throws Exception {
        SlotView first = add("edith", request("unity", Mode.ROTATE, "#gm"));
        assertThat(first.id()).isEqualTo("unity-1");
        assertThat(first.on()).containsExactly("gate", "hall");
        assertThat(add("edith", request("unity", Mode.FILLER, "gate")).id()).isEqualTo("unity-2");
        assertThat(world.office().slots().list(world.caller("rui"))).hasSize(2);
        world.office().slots().remove(world.caller("edith"), "unity-1");
        assertThat(world.office().slots().list(world.caller("rui")))
                .extracting(SlotView::id)
                .containsExactly("unity-2");
    }

    @Test
    void aGivenIdIsTakenOnceAndTheSameAgainIsFine() throws Exception {
        SlotRequest mine = new SlotRequest(
                Optional.of("noon"),
                "unity",
                List.of("gate"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.of(5),
                Optional.of(2));
        assertThat(add("edith", mine)).isEqualTo(add("edith", mine));
        SlotRequest other = new SlotRequest(
                Optional.of("noon"),
                "unity",
                List.of("hall"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.of(5),
                Optional.of(2));
        assertRefused("edith", other, "publish.slot-exists");
    }

    @Test
    void whatCannotBeIsRefused() throws Exception {
        assertRefused("edith", request("nothing", Mode.ROTATE, "gate"), "publish.playlist-unknown");
        assertRefused("edith", request("unity", Mode.ROTATE, "nowhere"), "publish.selector-unknown");
        assertRefused("edith", request("unity", Mode.ROTATE, "gate", "#nowhere"), "publish.selector-unknown");
        assertRefused("edith", request("unity", Mode.ROTATE), "publish.slot-screens");
        assertRefused("edith", request("un ity", Mode.ROTATE, "gate"), "publish.bad-id");
        assertRefused("oscar", request("unity", Mode.OVERRIDE, "gate"), "publish.override-without-end");
        assertRefused("admin", request("unity", Mode.ROTATE, "panel"), "publish.other-community");
        SlotRequest heavy = new SlotRequest(
                Optional.empty(), "unity", List.of("gate"), When.ALWAYS, Mode.ROTATE, Optional.of(101), Optional.of(1));
        assertRefused("edith", heavy, "publish.slot-numbers");
        SlotRequest alert = new SlotRequest(
                Optional.of("alert"),
                "unity",
                List.of("gate"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
        assertRefused("edith", alert, "publish.slot-reserved");
    }

    @Test
    void planningTakesARoleInTheScreensCommunity() throws Exception {
        assertRefused("jin", request("unity", Mode.ROTATE, "gate"), "publish.not-planner");
        When november = new When(Optional.of(World.NOVEMBER), Set.of(), Optional.empty());
        SlotRequest override = new SlotRequest(
                Optional.empty(),
                "unity",
                List.of("gate"),
                november,
                Mode.OVERRIDE,
                Optional.empty(),
                Optional.empty());
        assertRefused("edith", override, "publish.not-planner");
        add("oscar", override);
        assertThatThrownBy(() -> world.office().slots().remove(world.caller("edith"), "unity-1"))
                .hasMessageContaining("publish.not-planner");
    }

    @Test
    void festivalsAreThoseOfTheTablesInTheirYears() throws Exception {
        When christmas = When.ALWAYS.on(Occasion.festival("christmas", Reach.NONE));
        assertRefused("edith", at(christmas), "publish.festival-unknown");
        When torch = When.ALWAYS.on(Occasion.festival("torch", Reach.NONE));
        Validity late = new Validity(LocalDate.of(2099, 1, 1), LocalDate.of(2100, 12, 31));
        When later =
                new When(Optional.of(late), Set.of(), Optional.empty(), Optional.empty(), List.of(), torch.occasions());
        assertRefused("edith", at(later), "timing.outside-years");
        assertThat(add("edith", at(torch)).knownUntil()).contains(LocalDate.of(2099, 12, 31));
        assertRefused("edith", request("unity", Mode.ROTATE, "gate &"), "timing.screens-expected");
    }

    @Test
    void whatIsWrongIsToldAndKeptAllTheSame() throws Exception {
        world.approve("rui", world.upload("edith", "news", "一").review());
        SlotView take = add("edith", request("news", Mode.TAKEOVER, "#gm"));
        assertThat(take.concerns()).isEmpty();
        SlotView silenced = add("edith", request("news", Mode.ROTATE, "gate", "hall"));
        assertThat(silenced.concerns()).singleElement().satisfies(concern -> {
            assertThat(concern.kind()).isEqualTo(Concern.Kind.SILENCED);
            assertThat(concern.screens()).containsExactly("gate", "hall");
            assertThat(concern.others()).containsExactly(take.id());
        });
        Validity past = new Validity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2));
        SlotRequest over = new SlotRequest(
                Optional.empty(),
                "news",
                List.of("gate"),
                new When(Optional.of(past), Set.of(), Optional.empty()),
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
        assertThat(add("edith", over).concerns()).extracting(SlotConcern::kind).containsExactly(Concern.Kind.NEVER);
        assertThat(world.office().slots().list(world.caller("rui"))).hasSize(3);
    }

    /** Whoever made the weaker slot is not there to see it: the one who adds the stronger is told. */
    @Test
    void whoTakesAScreenFromOthersIsToldSo() throws Exception {
        world.approve("rui", world.upload("edith", "news", "一").review());
        SlotView weak = add("edith", request("news", Mode.ROTATE, "gate"));
        SlotView strong = add("edith", request("news", Mode.TAKEOVER, "gate"));
        assertThat(strong.concerns()).singleElement().satisfies(concern -> {
            assertThat(concern.kind()).isEqualTo(Concern.Kind.SILENCES);
            assertThat(concern.others()).containsExactly(weak.id());
        });
        // The next one takes nothing that was not taken before.
        assertThat(add("edith", request("news", Mode.TAKEOVER, "gate")).concerns())
                .extracting(SlotConcern::kind)
                .containsExactly(Concern.Kind.CONFLICT);
    }

    /** A takeover of an hour in a day of rotation: each side's shares are those of that hour. */
    @Test
    void whatDiffersHasTheSharesOfItsOwnTime() throws Exception {
        world.approve("rui", world.upload("edith", "news", "一").review());
        world.approve("rui", world.upload("edith", "fair", "二").review());
        add("edith", request("news", Mode.ROTATE, "gate"));
        add("edith", request("fair", Mode.ROTATE, "gate"));
        When noon = new When(
                Optional.empty(), Set.of(), Optional.of(new Daypart(LocalTime.of(12, 0), LocalTime.of(13, 0))));
        SlotRequest takeover = new SlotRequest(
                Optional.empty(), "fair", List.of("gate"), noon, Mode.TAKEOVER, Optional.empty(), Optional.empty());
        LocalDate day = LocalDate.of(2026, 11, 11);
        ScheduleChange.Part part = draft(new ScheduleDraft(List.of(takeover), List.of(), List.of("gate"), day, day))
                .get(0)
                .parts()
                .get(0);
        assertThat(part.before().shares()).hasSize(2);
        assertThat(part.before().shares().stream().mapToLong(s -> s.millis()).sum())
                .isBetween(3_599_000L, 3_601_000L);
        assertThat(part.after().shares().stream().mapToLong(s -> s.millis()).sum())
                .isEqualTo(3_600_000L);
    }

    @Test
    void aDraftShowsWhatWouldDifferAndKeepsNothing() throws Exception {
        world.approve("rui", world.upload("edith", "news", "一").review());
        world.approve("rui", world.upload("edith", "fair", "二").review());
        SlotView all = add("edith", request("news", Mode.ROTATE, "gate"));
        LocalDate day = LocalDate.of(2026, 11, 11);
        When noon = new When(
                Optional.empty(), Set.of(), Optional.of(new Daypart(LocalTime.of(12, 0), LocalTime.of(13, 0))));
        SlotRequest takeover = new SlotRequest(
                Optional.empty(),
                "fair",
                List.of("gate", "hall"),
                noon,
                Mode.TAKEOVER,
                Optional.empty(),
                Optional.empty());
        List<ScheduleChange> changes =
                draft(new ScheduleDraft(List.of(takeover), List.of(), List.of("gate"), day, day));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.screen()).isEqualTo("gate");
            assertThat(change.parts()).singleElement().satisfies(part -> {
                assertThat(part.before().from()).isEqualTo("2026-11-11T04:00:00Z");
                assertThat(part.before().until()).isEqualTo("2026-11-11T05:00:00Z");
                assertThat(part.before().shares()).extracting(s -> s.playlist()).containsExactly("news");
                assertThat(part.after().shares()).extracting(s -> s.playlist()).containsExactly("fair");
            });
        });
        assertThat(draft(new ScheduleDraft(List.of(), List.of(all.id()), List.of(), day, day)))
                .singleElement()
                .satisfies(change -> assertThat(change.parts())
                        .singleElement()
                        .satisfies(part -> assertThat(part.after().shares()).isEmpty()));
        // The same slot again, by its id, changes nothing.
        SlotRequest same = new SlotRequest(
                Optional.of(all.id()),
                "news",
                List.of("gate"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
        assertThat(draft(new ScheduleDraft(List.of(same), List.of(), List.of(), day, day.plusDays(6))))
                .isEmpty();
        assertThat(world.office().slots().list(world.caller("rui"))).hasSize(1);
        assertThatThrownBy(() -> draft(new ScheduleDraft(List.of(), List.of("none"), List.of(), day, day)))
                .hasMessageContaining("publish.slot-unknown");
        assertThatThrownBy(() -> draft(new ScheduleDraft(List.of(same), List.of(), List.of(), day, day.plusDays(31))))
                .hasMessageContaining("publish.draft-days");
    }

    private List<ScheduleChange> draft(ScheduleDraft draft) throws Refused {
        return world.office().slots().draft(world.caller("rui"), draft);
    }

    private static SlotRequest at(When when) {
        return new SlotRequest(
                Optional.empty(), "unity", List.of("gate"), when, Mode.ROTATE, Optional.empty(), Optional.empty());
    }

    private SlotView add(String person, SlotRequest request) throws Refused {
        return world.office().slots().add(world.caller(person), request);
    }

    private void assertRefused(String person, SlotRequest request, String code) {
        assertThatThrownBy(() -> add(person, request)).hasMessageContaining(code);
    }

    private static SlotRequest request(String playlist, Mode mode, String... screens) {
        return new SlotRequest(
                Optional.empty(), playlist, List.of(screens), When.ALWAYS, mode, Optional.empty(), Optional.empty());
    }
}
