package shiliu.protocols.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
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
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.driver.VirtualCard;

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
    private static final int SET_CLOCK = 0x0504;
    private static final Geometry SIGN = new Geometry(128, 64, Colour.DUAL);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
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
        VirtualCard sign = sign(1);
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
        assertThat(List.copyOf(bus.commands).subList(0, off))
                .filteredOn(command -> command == 0x0206)
                .hasSize(5);
        assertThat(sign.shown().isBlack()).isTrue();
    }

    private static VirtualCard sign(int number) {
        return jetfile().card().apply(new Family.Unit(SIGN, number, new MemoryStore()));
    }

    /** Once, as soon as its picture stands, and again when it comes back: it may have been without power. */
    @Test
    void aCardsClockIsSetWhenItComesBack() {
        Bus bus = new Bus(sign(1));
        LineRunner runner = runner(() -> bus);
        Seat seat = seat(runner, OptionalInt.empty());
        seat.keepClock(() -> Optional.of(OffsetDateTime.parse("2026-11-10T12:00:00+08:00")));
        seat.want(Frames.random(SIGN, 1));
        runner.start();
        awaitLit(seat, Frames.random(SIGN, 1));
        await().atMost(LONG).until(() -> bus.commands.contains(SET_CLOCK));
        int then = bus.commands.size();
        await().atMost(LONG).until(() -> bus.commands.size() > then + 5);
        assertThat(Collections.frequency(List.copyOf(bus.commands), SET_CLOCK)).isEqualTo(1);
        bus.deaf = true;
        await().atMost(LONG).until(() -> seat.watch().silent().isPresent());
        bus.deaf = false;
        await().atMost(LONG).until(() -> Collections.frequency(List.copyOf(bus.commands), SET_CLOCK) == 2);
        assertThat(seat.watch().lit().map(Lit::frame)).contains(Frames.random(SIGN, 1));
    }

    /** Nobody is certain of the time, or the card does not want it: it shows its pictures all the same. */
    @Test
    void aClockThatCannotBeSetDisturbsNothing() {
        Bus bus = new Bus(sign(1));
        LineRunner runner = runner(() -> bus);
        Seat seat = seat(runner, OptionalInt.empty());
        AtomicInteger asked = new AtomicInteger();
        seat.keepClock(() -> asked.incrementAndGet() < 3
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse("2026-11-10T12:00:00+08:00")));
        seat.want(Frames.random(SIGN, 1));
        runner.start();
        awaitLit(seat, Frames.random(SIGN, 1));
        bus.deafTo = SET_CLOCK;
        await().atMost(LONG).until(() -> bus.commands.contains(SET_CLOCK));
        assertThat(asked.get()).isGreaterThanOrEqualTo(3);
        seat.want(Frames.random(SIGN, 2));
        awaitLit(seat, Frames.random(SIGN, 2));
        assertThat(Collections.frequency(List.copyOf(bus.commands), SET_CLOCK)).isEqualTo(1);
    }

    /** Two signs on one line and a third that never answers: both come to their pictures, each to its own. */
    @Test
    void cardsOnOneLineTakeTurns() {
        VirtualCard one = sign(1);
        VirtualCard two = sign(2);
        Bus bus = new Bus(one, two);
        LineRunner runner = runner(() -> bus);
        Seat first = seat(runner, OptionalInt.of(1));
        Seat second = seat(runner, OptionalInt.of(2));
        Seat nobody = seat(runner, OptionalInt.of(9));
        first.want(Frames.random(SIGN, 1));
        second.want(Frames.random(SIGN, 2));
        nobody.want(Frames.random(SIGN, 3));
        runner.start();
        awaitLit(first, Frames.random(SIGN, 1));
        awaitLit(second, Frames.random(SIGN, 2));
        assertThat(one.shown()).isEqualTo(Frames.random(SIGN, 1));
        assertThat(two.shown()).isEqualTo(Frames.random(SIGN, 2));
        assertThat(nobody.watch().silent()).isPresent();
        assertThat(nobody.watch().lit()).isEmpty();
        // Packet by packet: neither got all its pieces before the other had one.
        int half = bus.units.size() / 2;
        assertThat(List.copyOf(bus.units).subList(0, half)).contains(1, 2);
    }

    /** The one that goes dark is not the next in turn: it comes first all the same. */
    @Test
    void aStopOnOneCardGoesBeforePicturesOnOthers() {
        Bus bus = new Bus(sign(1), sign(2), sign(3));
        LineRunner runner = runner(() -> bus);
        Seat first = seat(runner, OptionalInt.of(1));
        Seat second = seat(runner, OptionalInt.of(2));
        Seat third = seat(runner, OptionalInt.of(3));
        AtomicInteger pieces = new AtomicInteger();
        List<Integer> at = Collections.synchronizedList(new ArrayList<>());
        bus.before = () -> {
            // While a piece for the first goes out, the third, not the second, is told to go dark.
            boolean under = bus.commands.contains(0x0206) && bus.units.get(bus.units.size() - 1) == 3;
            if (under && pieces.incrementAndGet() == 2) {
                third.want(Frame.black(128, 64));
                at.add(bus.commands.size());
            }
        };
        first.want(Frames.random(SIGN, 1));
        second.want(Frames.random(SIGN, 2));
        third.want(Frames.random(SIGN, 3));
        runner.start();
        await().atMost(LONG).until(() -> bus.commands.contains(0x0401));
        assertThat(bus.commands.indexOf(0x0401)).isEqualTo(at.get(0) + 1);
        assertThat(bus.units.get(at.get(0))).isEqualTo(1);
        assertThat(bus.units.get(at.get(0) + 1)).isEqualTo(3);
    }

    /** The sign hears everything and nobody hears it: a stop is sent all the same. */
    @Test
    void aStopIsSentToACardThatCannotAnswer() {
        VirtualCard sign = sign(1);
        Bus bus = new Bus(sign);
        LineRunner runner = runner(() -> bus);
        Seat seat = seat(runner, OptionalInt.empty());
        seat.want(Frames.random(SIGN, 1));
        runner.start();
        awaitLit(seat, Frames.random(SIGN, 1));
        bus.deaf = true;
        await().atMost(LONG).until(() -> seat.watch().silent().isPresent());
        seat.want(Frame.black(128, 64));
        await().atMost(LONG).until(() -> sign.shown().isBlack());
        assertThat(seat.watch().lit()).as("nobody heard it say so").isEmpty();
    }

    /** Black is lit, the picture is drawn and its answer lost, a stop comes before the second try. */
    @Test
    void aStopAfterALostAnswerIsSent() {
        VirtualCard card = Drivers.find("onbon-6e").orElseThrow().card().apply(Family.Unit.of(SIGN));
        Bus bus = new Bus(card);
        LineRunner runner = runner(() -> bus);
        Seat seat = runner.seat(
                Drivers.find("onbon-6e").orElseThrow().driver().apply(new Family.Site(SIGN, OptionalInt.empty())),
                () -> {});
        seat.want(Frame.black(128, 64));
        runner.start();
        awaitLit(seat, Frame.black(128, 64));
        bus.before = () -> {
            if (!bus.deaf && seat.watch().doing().startsWith("power on")) {
                bus.deaf = true;
                seat.want(Frame.black(128, 64));
            } else {
                bus.deaf = false;
            }
        };
        seat.want(Frames.random(SIGN, 1));
        await().atMost(LONG).until(() -> !card.shown().isBlack());
        await().atMost(LONG).until(() -> card.shown().isBlack());
        awaitLit(seat, Frame.black(128, 64));
    }

    @Test
    void aFrameOfAnotherSizeIsRefusedWhereItIsGiven() {
        LineRunner runner = runner(() -> new Bus(sign(1)));
        Seat seat = seat(runner, OptionalInt.empty());
        assertThatThrownBy(() -> seat.want(Frame.black(7, 7))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineThatCannotBeOpenedIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        VirtualCard sign = sign(1);
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

    private static void spoil(MemoryStore flash) {
        flash.names().stream().filter(name -> name.startsWith("P/")).forEach(name -> flash.write(name, new byte[] {1}));
    }

    private static boolean isStored(MemoryStore flash, byte[] page) {
        return flash.names().stream()
                .anyMatch(name -> Arrays.equals(flash.read(name).orElseThrow(), page));
    }

    /** Once it is put right; the second time within ten minutes two programs would fight: it is left, and said. A stop is not. */
    @Test
    void aForeignChangeIsRightedOnceAndSaid() {
        MemoryStore flash = new MemoryStore();
        VirtualCard card = jetfile().card().apply(new Family.Unit(SIGN, 1, flash));
        LineRunner runner = runner(() -> new Bus(card));
        Seat seat = seat(runner, OptionalInt.empty());
        runner.start();
        Frame page = Frames.random(SIGN, 1);
        seat.want(page);
        await().atMost(LONG).until(() -> seat.watch().lit().map(Lit::frame).equals(Optional.of(page)));
        assertThat(seat.watch().foreign()).isEmpty();
        byte[] ours = flash.read("P/S0").orElseThrow();
        spoil(flash);
        await().atMost(LONG).until(() -> seat.watch().foreign().isPresent());
        assertThat(seat.watch().foreign().orElseThrow().righted()).isTrue();
        await().atMost(LONG).until(() -> seat.watch().lit().map(Lit::frame).equals(Optional.of(page)));
        assertThat(isStored(flash, ours)).isTrue();
        spoil(flash);
        await().atMost(LONG).until(() -> !seat.watch().foreign().orElseThrow().righted());
        long sent = seat.watch().sent();
        await().atMost(LONG).until(() -> seat.watch().sent() > sent + 3);
        assertThat(isStored(flash, ours)).isFalse();
        assertThat(seat.watch().lit()).isEmpty();
        Frame black = Frame.black(128, 64);
        seat.want(black);
        await().atMost(LONG).until(() -> seat.watch().lit().map(Lit::frame).equals(Optional.of(black)));
    }

    /** A sign that answers everything but the playlist may write its flash each time: it is asked less and less, and that is said. */
    @Test
    void whatIsNeverAnsweredIsAskedLessAndLess() {
        Bus bus = new Bus(jetfile().card().apply(Family.Unit.of(SIGN)));
        bus.deafTo = 0x0202;
        LineRunner runner = runner(() -> bus);
        Seat seat = seat(runner, OptionalInt.empty());
        runner.start();
        seat.want(Frames.random(SIGN, 1));
        await().atMost(LONG).until(() -> seat.watch().trouble().isPresent());
        assertThat(seat.watch().trouble().orElseThrow()).isInstanceOf(DriverException.NoReply.class);
        int checks = bus.commands.size();
        await().atMost(LONG).until(() -> bus.commands.size() > checks + 20);
        assertThat(Collections.frequency(List.copyOf(bus.commands), 0x0202)).isLessThanOrEqualTo(QUICK.tries() + 1);
        assertThat(seat.watch().silent()).isEmpty();
        assertThat(seat.watch().trouble()).isPresent();
        bus.deafTo = -1;
        awaitLit(seat, Frames.random(SIGN, 1));
        assertThat(seat.watch().trouble()).isEmpty();
    }

    /** Pictures that change all the time leave room to look after the card itself. */
    @Test
    void aCardIsLookedAfterWhilePicturesChange() {
        Bus bus = new Bus(jetfile().card().apply(Family.Unit.of(SIGN)));
        LineRunner runner = runner(() -> bus);
        Seat seat = seat(runner, OptionalInt.empty());
        runner.start();
        seat.want(Frames.random(SIGN, 0));
        awaitLit(seat, Frames.random(SIGN, 0));
        bus.commands.clear();
        AtomicInteger seed = new AtomicInteger();
        bus.before = () -> seat.want(Frames.random(SIGN, seed.incrementAndGet()));
        await().atMost(LONG).until(() -> Collections.frequency(List.copyOf(bus.commands), 0x010B) >= 3);
        assertThat(List.copyOf(bus.commands)).contains(0x0206);
    }
}
