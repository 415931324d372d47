package shiliu.controller.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.Refused;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.office.World;
import shiliu.player.schedule.Mode;
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
