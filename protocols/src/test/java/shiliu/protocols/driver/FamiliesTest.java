package shiliu.protocols.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.protocols.Drivers;

/** What holds for every driver and its card, whatever the family. */
class FamiliesTest {
    static Stream<Arguments> all() {
        return Drivers.list().stream()
                .flatMap(family -> family.colours().stream()
                        .flatMap(colour -> Stream.of(
                                        new Geometry(128, 64, colour),
                                        new Geometry(33, 17, colour),
                                        new Geometry(8, 1, colour))
                                .map(geometry -> Arguments.of(family.id(), geometry))));
    }

    private static Direct<?> direct(String id, Geometry geometry) {
        Family family = Drivers.find(id).orElseThrow();
        Driver<?> driver = family.driver().apply(new Family.Site(geometry, OptionalInt.empty()));
        return new Direct<>(driver, family.card().apply(geometry, new MemoryStore()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPictureComesOutPixelForPixel(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        for (int seed = 0; seed < 30; seed++) {
            Frame wanted = Frames.random(geometry, seed);
            assertThat(direct.show(wanted, 200)).isEmpty();
            assertThat(direct.card.shown()).isEqualTo(wanted);
            assertThat(direct.state.lit().map(Lit::frame)).contains(wanted);
            Frame changed = Frames.with(wanted, geometry.width() - 1, geometry.height() - 1);
            direct.show(changed, 200);
            assertThat(direct.card.shown()).isEqualTo(changed);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theProofIsNeverBetterThanPromised(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        Frame wanted = Frames.random(geometry, 1);
        direct.show(wanted, 200);
        assertThat(direct.state.lit().map(Lit::proof))
                .contains(direct.driver.capabilities().best());
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsLitAlreadyCostsNothing(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        Frame wanted = Frames.random(geometry, 2);
        direct.show(wanted, 200);
        assertThat(Plan.of(direct.driver, direct.state, wanted)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void blackIsBlackAndIsLeftAgain(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        Frame black = Frame.black(geometry.width(), geometry.height());
        Frame wanted = Frames.random(geometry, 3);
        direct.show(wanted, 200);
        direct.show(black, 200);
        assertThat(direct.card.shown()).isEqualTo(black);
        assertThat(direct.state.lit().map(Lit::frame)).contains(black);
        direct.card.reboot();
        if (direct.driver.capabilities().keepsBlack()) {
            assertThat(direct.card.shown()).as("after a power cut").isEqualTo(black);
        }
        direct.state = direct.driver.unknown();
        direct.show(wanted, 200);
        assertThat(direct.card.shown()).isEqualTo(wanted);
    }

    /** The first packet of a stop already makes it dark, whatever was under way. */
    @ParameterizedTest
    @MethodSource("all")
    void aStopIsDarkAfterOnePacket(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        direct.show(Frames.random(geometry, 4), 200);
        direct.show(Frames.random(geometry, 5), 1);
        Frame black = Frame.black(geometry.width(), geometry.height());
        direct.show(black, 1);
        assertThat(direct.card.shown()).isEqualTo(black);
        assertThat(direct.state.lit().map(Lit::frame)).contains(black);
    }

    /** From nothing known, with a picture still lit. */
    @ParameterizedTest
    @MethodSource("all")
    void aStopFromNothingKnownIsDarkAfterOnePacket(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        direct.show(Frames.random(geometry, 4), 200);
        direct.state = direct.driver.unknown();
        Frame black = Frame.black(geometry.width(), geometry.height());
        direct.show(black, 1);
        assertThat(direct.card.shown()).isEqualTo(black);
        assertThat(direct.state.lit().map(Lit::frame)).contains(black);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aBusyCardIsAskedAgain(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        Frame wanted = Frames.random(geometry, 6);
        direct.card.busy(true);
        List<Answer.Refused> refused = direct.show(wanted, 3);
        assertThat(refused).hasSize(3).allMatch(Answer.Refused::again);
        direct.card.busy(false);
        assertThat(direct.show(wanted, 200)).isEmpty();
        assertThat(direct.card.shown()).isEqualTo(wanted);
    }

    /** A card in doubt is asked; one that lost its picture is drawn anew. */
    @ParameterizedTest
    @MethodSource("all")
    void theCheckIsAnsweredAndCheap(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        direct.show(Frames.random(geometry, 7), 200);
        long before = direct.bytes;
        Answer answer = exchangeCheck(direct);
        assertThat(answer).isInstanceOf(Answer.Taken.class);
        assertThat(((Answer.Taken) answer).now().lit()).isEqualTo(direct.state.lit());
        assertThat(direct.bytes - before).isLessThan(64);
    }

    private static <P> Answer exchangeCheck(Direct<P> direct) {
        return direct.exchange(direct.driver.check(direct.state));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFrameOfAnotherSizeIsACallersMistake(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        assertThatThrownBy(() -> direct.driver.next(direct.driver.unknown(), Frame.black(7, 7)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
