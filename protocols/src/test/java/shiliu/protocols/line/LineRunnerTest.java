package shiliu.protocols.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.driver.VirtualCard;
import shiliu.protocols.packet.Bytes;

/** What a line does with its turns: several cards on it, dead ones among them, and something urgent in the middle. */
@Timeout(60)
class LineRunnerTest {
    private static final Timing QUICK = new Timing(
            Duration.ofMillis(50),
            3,
            Duration.ofMillis(2),
            Duration.ofMillis(150),
            Duration.ofMillis(20),
            Duration.ofMillis(100));
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Geometry SIGN = new Geometry(128, 64, Colour.DUAL);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** A line in memory that hands each packet to the cards at once, and remembers the command of each. */
    private static final class Bus implements Transport {
        final List<VirtualCard> cards;
        final List<Integer> commands = Collections.synchronizedList(new ArrayList<>());
        final List<byte[]> replies = new ArrayList<>();
        volatile Runnable before = () -> {};

        Bus(VirtualCard... cards) {
            this.cards = List.of(cards);
        }

        @Override
        public void send(byte[] bytes) {
            before.run();
            commands.add(Bytes.u8(bytes, 12) << 8 | Bytes.u8(bytes, 13));
            cards.forEach(card -> replies.addAll(card.receive(bytes)));
        }

        @Override
        public int receive(byte[] buffer, Duration atMost) throws InterruptedException {
            if (replies.isEmpty()) {
                if (!atMost.isZero()) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                return 0;
            }
            byte[] next = replies.remove(0);
            System.arraycopy(next, 0, buffer, 0, next.length);
            return next.length;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static Family jetfile() {
        return Drivers.find("jetfile").orElseThrow();
    }

    private LineRunner runner(Transport.Opener way) {
        LineRunner runner = new LineRunner("test", way, QUICK, System::nanoTime);
        open.add(runner);
        return runner;
    }

    private static Seat seat(LineRunner runner, OptionalInt address) {
        return runner.seat(jetfile().driver().apply(new Family.Site(SIGN, address)), () -> {});
    }

    private static void awaitLit(Seat seat, Frame frame) {
        await().atMost(LONG).until(() -> seat.watch().lit().map(Lit::frame).equals(Optional.of(frame)));
    }

    /** In the middle of a picture of nine pieces the very next packet switches the LEDs off. */
    @Test
    void aStopOvertakesAPictureWithinOnePacket() throws Exception {
        VirtualCard sign = jetfile().card().apply(SIGN, new MemoryStore());
        Bus bus = new Bus(sign);
        LineRunner runner = runner(() -> bus);
        Seat seat = seat(runner, OptionalInt.empty());
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicInteger pieces = new AtomicInteger();
        bus.before = () -> {
            if (bus.commands.contains(0x0206) && pieces.incrementAndGet() == 4) {
                seat.want(Frame.black(128, 64));
                stopped.countDown();
            }
        };
        seat.want(Frames.random(SIGN, 1));
        runner.start();
        assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
        awaitLit(seat, Frame.black(128, 64));
        int off = bus.commands.indexOf(0x0401);
        assertThat(bus.commands.subList(0, off))
                .filteredOn(command -> command == 0x0206)
                .hasSize(5);
        assertThat(sign.shown().isBlack()).isTrue();
    }

    /** Two signs on one line, another that never answers: both come to their picture, packet by packet in turn. */
    @Test
    void cardsOnOneLineTakeTurns() {
        VirtualCard one = jetfile().card().apply(SIGN, new MemoryStore());
        Bus bus = new Bus(one);
        LineRunner runner = runner(() -> bus);
        Seat here = seat(runner, OptionalInt.of(1));
        Seat nobody = seat(runner, OptionalInt.of(9));
        here.want(Frames.random(SIGN, 1));
        nobody.want(Frames.random(SIGN, 2));
        runner.start();
        awaitLit(here, Frames.random(SIGN, 1));
        assertThat(nobody.watch().silent()).isPresent();
        here.want(Frames.random(SIGN, 3));
        awaitLit(here, Frames.random(SIGN, 3));
        assertThat(one.shown()).isEqualTo(Frames.random(SIGN, 3));
        // What is for another sign changes nothing here.
        assertThat(nobody.watch().lit()).isEmpty();
    }

    @Test
    void aStopOnOneCardGoesBeforeAPictureOnAnother() {
        VirtualCard sign = jetfile().card().apply(SIGN, new MemoryStore());
        Bus bus = new Bus(sign);
        LineRunner runner = runner(() -> bus);
        Seat busy = seat(runner, OptionalInt.empty());
        Seat dark = seat(runner, OptionalInt.of(1));
        AtomicInteger pieces = new AtomicInteger();
        List<Integer> at = Collections.synchronizedList(new ArrayList<>());
        bus.before = () -> {
            if (bus.commands.contains(0x0206) && pieces.incrementAndGet() == 2) {
                dark.want(Frame.black(128, 64));
                at.add(bus.commands.size());
            }
        };
        busy.want(Frames.random(SIGN, 1));
        runner.start();
        await().atMost(LONG).until(() -> bus.commands.contains(0x0401));
        assertThat(bus.commands.indexOf(0x0401)).isEqualTo(at.get(0) + 1);
    }

    @Test
    void aLineThatCannotBeOpenedIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        VirtualCard sign = jetfile().card().apply(SIGN, new MemoryStore());
        LineRunner runner = runner(() -> {
            if (tries.incrementAndGet() < 4) {
                throw new IOException("no such port");
            }
            return new Bus(sign);
        });
        Seat seat = seat(runner, OptionalInt.empty());
        seat.want(Frames.random(SIGN, 1));
        runner.start();
        await().atMost(LONG).until(() -> seat.watch().trouble().isPresent());
        assertThat(seat.watch().trouble().orElseThrow().code()).isEqualTo("link-down");
        awaitLit(seat, Frames.random(SIGN, 1));
        assertThat(seat.watch().trouble()).isEmpty();
    }

    /** An endless stream of rubbish is no answer, and ends the wait all the same. */
    @Test
    void aDeviceThatNeverStopsTalkingIsGivenUp() {
        Transport chatter = new Transport() {
            @Override
            public void send(byte[] bytes) {
                // Nobody listens.
            }

            @Override
            public int receive(byte[] buffer, Duration atMost) throws InterruptedException {
                if (atMost.isZero()) {
                    return 0;
                }
                TimeUnit.MILLISECONDS.sleep(1);
                java.util.Arrays.fill(buffer, (byte) 0x55);
                return buffer.length;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        LineRunner runner = runner(() -> chatter);
        Seat seat = seat(runner, OptionalInt.empty());
        seat.want(Frame.black(128, 64));
        runner.start();
        await().atMost(LONG).until(() -> seat.watch().sent() >= 3);
        assertThat(seat.watch().silent()).isPresent();
        assertThat(seat.watch().lit()).isEmpty();
    }
}
