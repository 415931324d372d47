package shiliu.protocols.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.protocols.Drivers;

/** What holds for every driver and its card, whatever the family. */
class FamiliesTest {
    static Stream<Arguments> all() {
        return Drivers.list().stream()
                .filter(FamiliesTest::showsPictures)
                .flatMap(family -> family.colours().stream()
                        .flatMap(colour -> Stream.of(
                                        new Geometry(128, 64, colour),
                                        new Geometry(33, 17, colour),
                                        new Geometry(8, 1, colour))
                                .map(geometry -> Arguments.of(family.id(), geometry))));
    }

    /** A card that writes text only has tests of its own. */
    private static boolean showsPictures(Family family) {
        Geometry geometry = new Geometry(32, 16, family.colours().iterator().next());
        return family.driver()
                .apply(new Family.Site(geometry, OptionalInt.empty()))
                .capabilities()
                .pixels();
    }

    private static Direct<?> direct(String id, Geometry geometry) {
        Family family = Drivers.find(id).orElseThrow();
        Driver<?> driver = family.driver().apply(new Family.Site(geometry, OptionalInt.empty()));
        return new Direct<>(driver, family.card().apply(Family.Unit.of(geometry)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPictureComesOutPixelForPixel(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        for (int seed = 0; seed < 30; seed++) {
            Frame wanted = Frames.random(geometry, seed);
            assertThat(direct.show(wanted, 200)).isEmpty();
            assertThat(direct.card.shown()).isEqualTo(direct.driver.visible(wanted));
            assertThat(direct.state.lit().map(Lit::frame)).contains(wanted);
            Frame changed = Frames.with(wanted, geometry.width() - 1, geometry.height() - 1);
            direct.show(changed, 200);
            assertThat(direct.card.shown()).isEqualTo(direct.driver.visible(changed));
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
        assertThat(direct.card.shown()).isEqualTo(direct.driver.visible(wanted));
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
        direct.show(black, 200);
        assertThat(direct.state.lit().map(Lit::frame)).contains(black);
    }

    /** Power gone for a moment: the check that got no answer is enough to draw the picture anew. */
    @ParameterizedTest
    @MethodSource("all")
    void aCheckWithoutAnswerPutsInDoubtWhatPowerKeeps(String id, Geometry geometry) {
        Direct<?> direct = direct(id, geometry);
        Frame first = Frames.random(geometry, 8);
        Frame wanted = Frames.random(geometry, 9);
        direct.show(first, 200);
        direct.show(wanted, 200);
        direct.card.reboot();
        direct.state = direct.driver.check(direct.state).meanwhile();
        assertThat(direct.state.lit()).isEmpty();
        direct.show(wanted, 200);
        assertThat(direct.card.shown()).isEqualTo(direct.driver.visible(wanted));
        assertThat(direct.state.lit().map(Lit::frame)).contains(wanted);
    }

    /** Whatever answer was lost, and whatever is wanted then: the plan that follows ends with the truth. */
    @ParameterizedTest
    @MethodSource("all")
    void aLostAnswerNeverEndsInAWrongClaim(String id, Geometry geometry) {
        Frame black = Frame.black(geometry.width(), geometry.height());
        List<Frame> wishes = List.of(Frames.random(geometry, 1), black, Frames.random(geometry, 2));
        Random random = new Random(5);
        for (int run = 0; run < 60; run++) {
            Direct<?> direct = direct(id, geometry);
            for (int step = 0; step < 12; step++) {
                Frame wanted = wishes.get(random.nextInt(3));
                loseAnAnswer(direct, wanted, random.nextInt(4), random.nextBoolean());
                direct.state
                        .lit()
                        .ifPresent(
                                lit -> assertThat(direct.card.shown()).isEqualTo(direct.driver.visible(lit.frame())));
            }
            direct.show(black, 200);
            assertThat(direct.card.shown()).isEqualTo(black);
            assertThat(direct.driver.next(known(direct), black)).isEmpty();
        }
    }

    private static CardState known(Direct<?> direct) {
        return direct.state;
    }

    /** Some packets go well; then one is sent whose answer never comes, and which the card may not even have got. */
    private static <P> void loseAnAnswer(Direct<P> direct, Frame wanted, int well, boolean arrives) {
        direct.show(wanted, well);
        direct.driver.next(direct.state, wanted).ifPresent(exchange -> {
            if (arrives) {
                direct.card.receive(direct.driver.codec().encode(exchange.packet()));
            }
            direct.state = exchange.meanwhile();
        });
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
        assertThat(direct.card.shown()).isEqualTo(direct.driver.visible(wanted));
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
