package shiliu.protocols.jetfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Direct;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.packet.Octets;

class JetFileDriverTest {
    private static final Geometry STRIP = new Geometry(128, 16, Colour.MONO);
    private static final Geometry LARGE = new Geometry(128, 64, Colour.DUAL);

    private final MemoryStore flash = new MemoryStore();
    private final Direct<JetFilePacket> sign = sign(STRIP, flash);

    private static Direct<JetFilePacket> sign(Geometry geometry, MemoryStore flash) {
        return new Direct<>(
                new JetFileDriver(geometry, OptionalInt.empty()), new JetFileCard(new Family.Unit(geometry, 1, flash)));
    }

    @Test
    void aPageIsWrittenReadBackMadeHomeAndPlayed() {
        sign.show(Frames.random(STRIP, 1), 100);
        assertThat(sign.done)
                .containsExactly(
                        "write picture S0 1/1", "read back S0 1/1", "playlist S0", "play S0", "power on", "LEDs on");
        assertThat(sign.state.lit().map(Lit::proof)).contains(Proof.READ_BACK);
    }

    @Test
    void aPageThatIsOnTheSignCostsOneShortPacketAndNoFlash() {
        Frame one = Frames.random(STRIP, 1);
        Frame two = Frames.random(STRIP, 2);
        sign.show(one, 100);
        sign.show(two, 100);
        sign.done.clear();
        sign.bytes = 0;
        sign.show(one, 100);
        assertThat(sign.done).containsExactly("play S0");
        assertThat(sign.bytes).isEqualTo(32);
        assertThat(sign.card.shown()).isEqualTo(one);
    }

    @Test
    void aLargePageGoesInPiecesAndGoesOnAfterACut() {
        Direct<JetFilePacket> large = sign(LARGE, flash);
        Frame page = Frames.random(LARGE, 1);
        large.show(page, 3);
        assertThat(large.done).containsExactly("write picture S0 1/9", "write picture S0 2/9", "write picture S0 3/9");
        large.done.clear();
        large.show(page, 100);
        assertThat(large.done).startsWith("write picture S0 4/9");
        assertThat(large.card.shown()).isEqualTo(page);
    }

    /** A sign that lost track asks for the first piece again, and gets it. */
    @Test
    void piecesOutOfOrderBeginAgain() {
        Direct<JetFilePacket> large = sign(LARGE, flash);
        Frame page = Frames.random(LARGE, 1);
        large.show(page, 3);
        large.card.reboot();
        assertThat(large.show(page, 100)).isEmpty();
        assertThat(large.done).filteredOn("write picture S0 1/9"::equals).hasSize(2);
        assertThat(large.card.shown()).isEqualTo(page);
    }

    /** The former page is whole on the LEDs until the new one is whole on the flash. */
    @Test
    void halfAPageIsNeverLit() {
        Direct<JetFilePacket> large = sign(LARGE, flash);
        Frame one = Frames.random(LARGE, 1);
        Frame two = Frames.random(LARGE, 2);
        large.show(one, 100);
        for (int i = 0; i < 30; i++) {
            large.show(two, 1);
            assertThat(large.card.shown()).isIn(one, two);
            assertThat(large.state.lit().map(Lit::frame)).contains(large.card.shown());
        }
        assertThat(large.card.shown()).isEqualTo(two);
    }

    /** Pages that change every three packets, where each needs twenty: none is given up half way. */
    @Test
    void pagesThatChangeFasterThanTheLineStillArrive() {
        Direct<JetFilePacket> large = sign(LARGE, flash);
        Frame one = Frames.random(LARGE, 1);
        Frame two = Frames.random(LARGE, 2);
        for (int turn = 0; turn < 20; turn++) {
            large.show(turn % 2 == 0 ? one : two, 3);
        }
        large.show(one, 1);
        assertThat(large.card.shown()).isEqualTo(one);
        large.show(two, 1);
        assertThat(large.card.shown()).isEqualTo(two);
        assertThat(large.done)
                .filteredOn(does -> does.endsWith(" 1/9") && does.startsWith("write"))
                .hasSize(2);
    }

    @Test
    void whatComesBackOtherwiseIsWrittenAgain() {
        Frame page = Frames.random(STRIP, 1);
        sign.show(page, 1);
        byte[] spoilt = flash.read("P/S0").orElseThrow();
        spoilt[spoilt.length - 1] ^= 1;
        flash.write("P/S0", spoilt);
        sign.show(page, 100);
        assertThat(sign.done).filteredOn("write picture S0 1/1"::equals).hasSize(2);
        assertThat(sign.card.shown()).isEqualTo(page);
    }

    @Test
    void manyPagesTakeTurnsInAFewNames() {
        List<Frame> pages =
                IntStream.range(0, 40).mapToObj(i -> Frames.random(STRIP, i)).toList();
        for (Frame page : pages) {
            sign.show(page, 100);
            assertThat(sign.card.shown()).isEqualTo(page);
        }
        assertThat(flash.names()).hasSizeLessThanOrEqualTo(JetFileDriver.PAGES + 1);
        sign.card.reboot();
        assertThat(sign.card.shown()).as("its home").isEqualTo(pages.get(0));
    }

    @Test
    void aStopSwitchesOffFirstAndThenKeepsBlack() {
        sign.show(Frames.random(STRIP, 1), 100);
        sign.done.clear();
        sign.show(Frame.black(128, 16), 100);
        assertThat(sign.done)
                .containsExactly(
                        "LEDs off", "write picture S1 1/1", "read back S1 1/1", "playlist S1", "play S1", "power off");
        sign.card.reboot();
        assertThat(sign.card.shown().isBlack()).isTrue();
        sign.done.clear();
        sign.show(Frames.random(STRIP, 1), 100);
        assertThat(sign.done).containsExactly("playlist S0", "play S0", "power on", "LEDs on");
    }

    /** After a cut the flash is read, not written: it does not wear, and it is not believed unread. */
    @Test
    void afterALossPagesAreReadBackAndNotWrittenAgain() {
        Frame page = Frames.random(STRIP, 1);
        sign.show(page, 100);
        sign.state = sign.driver.afterLoss(sign.state);
        assertThat(sign.state.lit()).isEmpty();
        sign.done.clear();
        sign.show(page, 100);
        assertThat(sign.done)
                .containsExactly("read back S0 1/1", "look at the playlist", "play S0", "power on", "LEDs on");
        assertThat(sign.state.lit().map(Lit::proof)).contains(Proof.READ_BACK);
        flash.delete("P/S0");
        sign.state = sign.driver.afterLoss(sign.state);
        sign.show(page, 100);
        assertThat(sign.card.shown()).isEqualTo(page);
        assertThat(sign.done).contains("write picture S0 1/1");
    }

    /** A sign that always reports a mode of its own costs two short packets, no flash. */
    @Test
    void anOddModeCostsNoFlash() {
        Frame page = Frames.random(STRIP, 1);
        sign.show(page, 100);
        sign.state = ((JetFileState) sign.state).counted().doubted();
        sign.done.clear();
        sign.show(page, 100);
        assertThat(sign.done).containsExactly("play S0", "power on", "LEDs on");
    }

    /** Somebody switched the LEDs off at the sign: the check finds it, and what was known is in doubt. */
    @Test
    void aSignInAnotherModeIsNoLongerKnown() {
        Frame page = Frames.random(STRIP, 1);
        sign.show(page, 100);
        sign.card.receive(new JetFileCodec()
                .encode(new JetFilePacket(false, 0, 0, 0, 999, Command.BLACK_ON, true, Octets.NONE, Octets.NONE)));
        Answer answer = sign.exchange(sign.driver.check(sign.state));
        sign.state = ((Answer.Taken) answer).now();
        assertThat(sign.state.lit()).isEmpty();
        sign.show(page, 100);
        assertThat(sign.card.shown()).isEqualTo(page);
    }

    @Test
    void repliesToOtherPacketsAreNotOurs() {
        JetFileState state = JetFileState.unknown(5);
        JetFilePacket ours =
                sign.driver.next(state, Frames.random(STRIP, 1)).orElseThrow().packet();
        var exchange = sign.driver.next(state, Frames.random(STRIP, 1)).orElseThrow();
        assertThat(exchange.answers()
                        .apply(new JetFilePacket(
                                true,
                                0,
                                0,
                                0,
                                6,
                                ours.command(),
                                true,
                                ours.status(0x9000).argument(),
                                Octets.NONE)))
                .isEqualTo(Answer.OTHER);
        assertThat(exchange.answers().apply(ours)).as("our own echo").isEqualTo(Answer.OTHER);
        assertThat(exchange.answers().apply(ours.status(0x2102)))
                .isEqualTo(new Answer.Refused(0x2102, "DISK_FULL", false));
    }

    @Test
    void aPictureBeyondTheSignsLimitIsRefused() {
        assertThatThrownBy(() -> new JetFileDriver(new Geometry(1024, 512, Colour.RGB), OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
