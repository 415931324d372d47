package shiliu.controller.wired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.ScreenState;
import shiliu.controller.api.ScreenView;
import shiliu.controller.office.World;
import shiliu.player.bundle.Order;
import shiliu.player.playlist.Item;
import shiliu.player.render.RenderException;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.line.Network;

/** A card that writes text only, over a real socket: it gets the words of what was approved, and nothing else. */
@Timeout(120)
class WordsOnACardIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Screen GATE = World.GATE.writing(16);

    @TempDir
    private Path folder;

    private final Network network = new Network();
    private World world;
    private CardOnPort card;
    private WiredScreens wired;

    @BeforeEach
    void begin() throws Exception {
        world = World.staffed(folder, List.of(GATE));
        card = new CardOnPort(network, "onbon-k", GATE);
        wired = WiredScreens.start(
                List.of(card.wired()), world.office(), folder.resolve("wired"), World.renderer(), world.clock);
    }

    @AfterEach
    void end() throws Exception {
        wired.close();
        card.close();
        network.close();
        world.close();
    }

    private ScreenView view() {
        return world.office().screens().show("gate").orElseThrow();
    }

    private void awaitState(ScreenState state) {
        await().atMost(LONG).until(() -> ScreenState.of(view()) == state);
    }

    @Test
    void itWritesWhatWasApprovedInItsOwnFont() throws Exception {
        awaitState(ScreenState.SAFE);
        world.approve("rui", world.upload("edith", "unity", "民族团结一家亲").review());
        world.slot("unity", "gate");
        world.settle();
        awaitState(ScreenState.SHOWN);

        assertThat(view().shown().orElseThrow().proof()).isEqualTo(Proof.ACKNOWLEDGED);
        // The same letters, though not at the same place: with the same font, which no real card has.
        assertThat(inked(card.shown())).isEqualTo(inked(drawn())).isGreaterThan(200);
    }

    @Test
    void aStopTurnsItDark() throws Exception {
        awaitState(ScreenState.SAFE);
        Order stop = new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.ALL,
                World.NOON.toEpochMilli(),
                World.NOON,
                Optional.empty(),
                "演练",
                List.of(),
                Optional.empty());
        world.office().orders().give(world.caller("oscar"), world.order(stop, "oscar"));
        awaitState(ScreenState.STOPPED);
        assertThat(card.shown().isBlack()).isTrue();
    }

    private static Frame drawn() throws RenderException {
        Item item = World.slogans("unity", "guangming", "民族团结一家亲").items().get(0);
        return World.renderer().prepare(item, GATE, media -> new byte[0]).at(Duration.ZERO);
    }

    private static long inked(Frame frame) {
        long lit = 0;
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                lit += frame.pixel(x, y) == 0xFFFF00 ? 1 : 0;
            }
        }
        return lit;
    }
}
