package shiliu.protocols.onbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Direct;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.MemoryStore;

/** Cards that refuse, fall silent or are cut off in the middle: nothing wrong is claimed, nothing goes on for ever. */
class OnbonDoubtTest {
    private final MemoryStore store = new MemoryStore();

    private Direct<OnbonPacket> direct(Geometry geometry) {
        return new Direct<>(
                new OnbonDriver(OnbonModel.E6, geometry, OptionalInt.empty()),
                new OnbonCard(OnbonModel.E6, new Family.Unit(geometry, 1, store)));
    }

    /** It took an order to switch off: a no to the other order is no reason to think that it is lit. */
    @Test
    void aRefusedPowerOnIsNoLight() {
        Geometry geometry = OnbonCommandsTest.geometry(OnbonModel.E6);
        Direct<OnbonPacket> direct = direct(geometry);
        Frame page = Frames.random(geometry, 1);
        direct.show(page, 100);
        direct.show(Frame.black(64, 32), 100);
        direct.show(page, 1);
        for (OnbonError error : List.of(OnbonError.FLASH, OnbonError.NOCMD)) {
            direct.card.refuse(error.code());
            assertThat(direct.show(page, 1)).extracting(Answer.Refused::name).containsExactly(error.name());
            assertThat(direct.state.lit().filter(lit -> !lit.frame().isBlack())).isEmpty();
        }
        direct.show(page, 100);
        assertThat(direct.card.shown()).isEqualTo(page);
    }

    /** Silence means nothing of a card that was heard in the common format before. */
    @Test
    void silenceOfACardThatSpokeIsNoProof() {
        Geometry geometry = OnbonCommandsTest.geometry(OnbonModel.E6);
        Direct<OnbonPacket> direct = direct(geometry);
        Frame page = Frames.random(geometry, 1);
        direct.show(page, 100);
        assertThat(OnbonCommandsTest.ask(OnbonModel.E6, direct, Common.POWER, 0).error())
                .isZero();
        direct.check(2);
        for (int lost = 0; lost < 30; lost++) {
            direct.driver.next(direct.state, page).ifPresent(exchange -> direct.state = exchange.meanwhile());
            assertThat(direct.state.lit()).isEmpty();
        }
        direct.state = direct.driver.afterLoss(direct.state);
        direct.show(page, 1);
        for (int lost = 0; lost < 5; lost++) {
            direct.driver.next(direct.state, page).ifPresent(exchange -> direct.state = exchange.meanwhile());
            assertThat(direct.state.lit()).isEmpty();
        }
        direct.show(page, 100);
        assertThat(direct.state.lit().orElseThrow().frame()).isEqualTo(page);
        assertThat(direct.card.shown()).isEqualTo(page);
    }

    /** A card that refuses to delete what others left has them all deleted, and the picture drawn anew. */
    @Test
    void areasThatWouldNotGoAreWipedWithOurs() {
        Geometry geometry = OnbonCommandsTest.geometry(OnbonModel.E6);
        Direct<OnbonPacket> direct = direct(geometry);
        Frame page = Frames.random(geometry, 1);
        direct.run(new DeviceCommand.ShowTest(Frames.random(geometry, 7)));
        direct.show(page, 1);
        direct.card.refuse(OnbonError.SCREEN_PARA.code());
        direct.show(page, 1);
        assertThat(direct.state.lit()).isEmpty();
        direct.show(page, 100);
        assertThat(direct.done).contains("delete all areas");
        assertThat(direct.card.shown()).isEqualTo(page);
        assertThat(direct.state.lit().orElseThrow().frame()).isEqualTo(page);
    }

    /** A block that is refused once begins anew; a card that always refuses is told the end, and left alone. */
    @Test
    void aStoreThatFailsIsEnded() {
        Geometry geometry = OnbonCommandsTest.geometry(OnbonModel.E6);
        Frame black = Frame.black(64, 32);
        Direct<OnbonPacket> once = direct(geometry);
        showUntil(once, black, "store: P001");
        once.card.refuse(OnbonError.FILE_BLOCK_NUM.code());
        once.show(black, 100);
        assertThat(once.done).endsWith("store: end");
        assertThat(store.names()).contains("P001", "D001");
        Direct<OnbonPacket> never = new Direct<>(
                new OnbonDriver(OnbonModel.E6, geometry, OptionalInt.empty()),
                new OnbonCard(OnbonModel.E6, Family.Unit.of(geometry)));
        showUntil(never, black, "store: delete programs");
        for (int i = 0; i < 10; i++) {
            never.card.refuse(OnbonError.FLASH.code());
            never.show(black, 1);
        }
        never.card.refuse(OnbonError.FLASH.code());
        never.show(black, 100);
        assertThat(Collections.frequency(never.done, "store: end")).isEqualTo(1);
        assertThat(never.driver.next(never.state, black)).isEmpty();
        assertThat(never.state.lit()).isPresent();
    }

    private static void showUntil(Direct<OnbonPacket> direct, Frame wanted, String done) {
        for (int i = 0; i < 100 && !direct.done.contains(done); i++) {
            direct.show(wanted, 1);
        }
        assertThat(direct.done).contains(done);
    }

    /** A cut in the middle of a program: it goes on from the block that the card had. */
    @Test
    void aStoreGoesOnAfterACut() {
        Geometry geometry = new Geometry(128, 64, Colour.DUAL);
        Direct<OnbonPacket> direct = direct(geometry);
        Frame black = Frame.black(128, 64);
        showUntil(direct, black, "store: D001 768/2065");
        direct.state = direct.driver.afterLoss(direct.state);
        direct.done.clear();
        direct.show(black, 100);
        assertThat(direct.done).contains("store: D001 1024/2065").doesNotContain("store: D001 256/2065");
        direct.card.reboot();
        assertThat(direct.card.shown()).isEqualTo(black);
        assertThat(store.names()).contains("P001");
    }
}
