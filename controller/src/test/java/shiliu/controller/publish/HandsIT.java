package shiliu.controller.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.ByHandRequest;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.office.World;
import shiliu.player.bundle.Manifest;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;
import shiliu.player.screen.ByHand;

/** What people set on a screen beside its schedule, and what is not to wait, in its manifest. */
class HandsIT {
    private static final Instant EVENING = World.NOON.plus(Duration.ofHours(6));

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder);
        world.settle();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private Manifest manifest(String screen) {
        world.settle();
        return world.office().snapshots().of(screen).orElseThrow().manifest();
    }

    private void set(String person, Optional<ByHand> set) throws Exception {
        world.office().hands().set(world.caller(person), "gate", new ByHandRequest(set));
    }

    @Test
    void whatIsSetByHandGoesAtOnceToThatScreenAndOutlivesARestart() throws Exception {
        ByHand dim = new ByHand(Optional.of(40), false, EVENING);
        set("oscar", Optional.of(dim));
        assertThat(manifest("gate").byHand()).contains(dim);
        assertThat(manifest("gate").atOnce()).contains(World.NOON);
        assertThat(manifest("hall").byHand()).isEmpty();
        assertThat(manifest("hall").atOnce()).isEmpty();
        world.reopen();
        assertThat(manifest("gate").byHand()).contains(dim);
        assertThat(world.office().screens().show("gate").orElseThrow().byHand()).contains(dim);

        set("oscar", Optional.of(new ByHand(Optional.empty(), true, EVENING)));
        assertThat(manifest("gate").byHand().orElseThrow().off()).isTrue();
        assertThat(manifest("gate").atOnce())
                .as("it rises while the clock stands")
                .contains(World.NOON.plusMillis(1));
        set("oscar", Optional.empty());
        assertThat(manifest("gate").byHand()).isEmpty();
    }

    @Test
    void whatIsOverIsLeftOut() throws Exception {
        set("oscar", Optional.of(new ByHand(Optional.of(40), false, EVENING)));
        world.clock.advance(Duration.ofHours(6));
        assertThat(manifest("gate").byHand()).isEmpty();
    }

    @Test
    void whoMayNotAndWhatCannotBeIsRefused() throws Exception {
        ByHand dim = new ByHand(Optional.of(40), false, EVENING);
        assertThatThrownBy(() -> set("edith", Optional.of(dim))).hasMessageContaining("publish.not-by-hand");
        for (ByHand wrong : List.of(
                new ByHand(Optional.of(40), false, World.NOON),
                new ByHand(Optional.of(40), false, World.NOON.plus(Duration.ofDays(32))),
                new ByHand(Optional.of(40), true, EVENING),
                new ByHand(Optional.empty(), false, EVENING))) {
            assertThatThrownBy(() -> set("oscar", Optional.of(wrong))).hasMessageContaining("publish.bad-by-hand");
        }
        assertThat(manifest("gate").atOnce()).isEmpty();
    }

    @Test
    void aSlotAndAWithdrawalThatDoNotWaitSayWhen() throws Exception {
        world.approve("rui", world.upload("edith", "news", "共建美好家园").review());
        SlotRequest slot = new SlotRequest(
                Optional.of("news-1"),
                "news",
                List.of("#gm"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
        world.office().slots().add(world.caller("edith"), slot);
        assertThat(manifest("gate").atOnce()).isEmpty();
        world.clock.advance(Duration.ofSeconds(1));
        world.office().slots().add(world.caller("edith"), slot, true);
        assertThat(manifest("gate").atOnce()).as("it was there already").isEmpty();
        world.office().slots().remove(world.caller("edith"), "news-1", true);
        assertThat(manifest("gate").atOnce()).contains(World.NOON.plusSeconds(1));
        assertThat(manifest("hall").atOnce()).contains(World.NOON.plusSeconds(1));
        assertThat(manifest("panel").atOnce()).isEmpty();

        world.clock.advance(Duration.ofSeconds(1));
        world.office().slots().add(world.caller("edith"), slot, true);
        assertThat(manifest("gate").atOnce()).contains(World.NOON.plusSeconds(2));
        world.clock.advance(Duration.ofSeconds(1));
        world.office().playlists().withdraw(world.caller("edith"), "news");
        assertThat(manifest("gate").atOnce()).contains(World.NOON.plusSeconds(3));
        world.reopen();
        assertThat(manifest("gate").atOnce()).contains(World.NOON.plusSeconds(3));
    }
}
