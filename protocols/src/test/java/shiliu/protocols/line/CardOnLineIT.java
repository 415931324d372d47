package shiliu.protocols.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.VirtualCard;
import shiliu.protocols.driver.Writing;

/** Every driver against its card over every kind of line, a damaged one too: the one contract of all families. Most of it is waiting. */
@Execution(ExecutionMode.CONCURRENT)
class CardOnLineIT {
    /** As the usual one, but quick: the answers come at once here. */
    private static final Timing QUICK = new Timing(
            Duration.ofMillis(100),
            5,
            Duration.ofMillis(5),
            Duration.ofMillis(150),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(500));

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Network network = new Network();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void network() {
        open.add(network);
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    /** Which kinds of line a test runs over. */
    enum Kind {
        LOOPBACK,
        TCP,
        UDP,
        PTY
    }

    static Stream<Arguments> all() {
        List<Arguments> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.add(Arguments.of("onbon-5e", new Geometry(128, 32, Colour.MONO), kind));
            all.add(Arguments.of("onbon-5e", new Geometry(64, 32, Colour.DUAL), kind));
            all.add(Arguments.of("jetfile", new Geometry(128, 16, Colour.MONO), kind));
            all.add(Arguments.of("jetfile", new Geometry(96, 48, Colour.DUAL), kind));
            all.add(Arguments.of("onbon-6e", new Geometry(128, 64, Colour.DUAL), kind));
            all.add(Arguments.of("jetfile-1", new Geometry(96, 16, Colour.MONO), kind));
            // A page of RGB is more than one datagram holds.
            if (kind != Kind.UDP) {
                all.add(Arguments.of("onbon-6q", new Geometry(256, 128, Colour.RGB), kind));
            }
        }
        return all.stream();
    }

    private static Family family(String id) {
        return Drivers.find(id).orElseThrow();
    }

    /** A card on its side of a line, and how to reach it. */
    private final class Bench {
        final List<Frame> pictures = new CopyOnWriteArrayList<>();
        final AtomicBoolean unplugged = new AtomicBoolean();
        final VirtualCard card;
        final CardHost host;
        final Transport.Opener way;

        Bench(String id, Geometry geometry, Kind kind, FaultyTransport.Rates rates) throws Exception {
            this.card = family(id).card().apply(Family.Unit.of(geometry));
            this.host = new CardHost(card, CardHost.Faults.NONE, pictures::add);
            Transport.Opener plain = way(kind);
            Random random = new Random(11);
            this.way = () -> {
                if (unplugged.get()) {
                    throw new IOException("unplugged");
                }
                return new FaultyTransport(new Cable(plain.open(), unplugged), rates, random);
            };
        }

        private Transport.Opener way(Kind kind) throws Exception {
            switch (kind) {
                case TCP -> {
                    Network.Listening port = network.listen("127.0.0.1", 0, this::serve);
                    open.add(port);
                    return () ->
                            network.connect(new TransportAddress.Tcp("127.0.0.1", port.port(), OptionalInt.empty()));
                }
                case UDP -> {
                    Network.Port port = network.datagramPort("127.0.0.1", 0);
                    serve(port.transport());
                    return () -> network.datagrams(
                            new TransportAddress.Udp("127.0.0.1", port.number(), OptionalInt.empty()));
                }
                case PTY -> {
                    Pty pty = new Pty(folder);
                    open.add(pty);
                    serve(SerialTransport.open(pty.b(921_600)));
                    return () -> SerialTransport.open(pty.a(921_600));
                }
                default -> {
                    return () -> {
                        Loopback.Pair pair = Loopback.pair(9_600_000, 9_600_000);
                        serve(pair.b());
                        return pair.a();
                    };
                }
            }
        }

        private void serve(Transport line) {
            open.add(line);
            host.start(line, () -> {});
        }
    }

    private Seat seat(String id, Geometry geometry, Transport.Opener way, Runnable changed) {
        LineRunner runner = new LineRunner(id, way, QUICK, System::nanoTime);
        Seat seat = runner.seat(family(id).driver().apply(new Family.Site(geometry, OptionalInt.empty())), changed);
        runner.start();
        open.add(runner);
        return seat;
    }

    private static ConditionFactory patiently() {
        return await().atMost(LONG).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    private static void awaitLit(Seat seat, Frame frame) {
        patiently().until(() -> seat.watch().lit().map(Lit::frame).equals(Optional.of(frame)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void picturesComeOutPixelForPixelWithTheirProof(String id, Geometry geometry, Kind kind) throws Exception {
        Bench bench = new Bench(id, geometry, kind, new FaultyTransport.Rates(0, 0));
        Seat seat = seat(id, geometry, bench.way, () -> {});
        for (int seed = 0; seed < 5; seed++) {
            Frame wanted = Frames.random(geometry, seed);
            seat.want(wanted);
            awaitLit(seat, wanted);
            assertThat(bench.pictures).endsWith(wanted);
            assertThat(seat.watch().lit().map(Lit::proof))
                    .contains(family(id)
                            .driver()
                            .apply(new Family.Site(geometry, OptionalInt.empty()))
                            .capabilities()
                            .best());
            assertThat(seat.watch().silent()).isEmpty();
        }
    }

    /** Bit errors at a rate that hits one packet in five: the right picture still arrives, and no wrong one is ever lit. */
    @ParameterizedTest
    @MethodSource("all")
    void aDamagedLineStillBringsTheRightPicture(String id, Geometry geometry, Kind kind) throws Exception {
        var driver = family(id).driver().apply(new Family.Site(geometry, OptionalInt.empty()));
        Frame wanted = Frames.random(geometry, 1);
        double longest = longestPacket(driver, wanted);
        Bench bench = new Bench(id, geometry, kind, new FaultyTransport.Rates(0, 0.2 / longest));
        Seat seat = seat(id, geometry, bench.way, () -> {});
        for (int seed = 1; seed <= 3; seed++) {
            Frame next = Frames.random(geometry, seed);
            seat.want(next);
            awaitLit(seat, next);
            assertThat(bench.host.shown()).isEqualTo(next);
        }
        assertThat(bench.pictures)
                .allMatch(picture -> picture.isBlack()
                        || Stream.of(1, 2, 3).anyMatch(seed -> picture.equals(Frames.random(geometry, seed))));
    }

    private static <P> double longestPacket(shiliu.protocols.driver.Driver<P> driver, Frame wanted) {
        return shiliu.protocols.driver.Plan.of(driver, driver.unknown(), wanted).stream()
                .mapToInt(e -> driver.codec().encode(e.packet()).length)
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCardThatVanishesIsUnknownAndComesBackByItself(String id, Geometry geometry, Kind kind) throws Exception {
        Bench bench = new Bench(id, geometry, kind, new FaultyTransport.Rates(0, 0));
        AtomicInteger news = new AtomicInteger();
        Seat seat = seat(id, geometry, bench.way, news::incrementAndGet);
        Frame wanted = Frames.random(geometry, 1);
        seat.want(wanted);
        awaitLit(seat, wanted);
        int before = news.get();
        bench.unplugged.set(true);
        patiently().until(() -> seat.watch().silent().isPresent());
        assertThat(seat.watch().lit()).isEmpty();
        assertThat(seat.watch().trouble()).isPresent();
        assertThat(news.get()).isGreaterThan(before);
        bench.card.reboot();
        bench.unplugged.set(false);
        awaitLit(seat, wanted);
        assertThat(bench.host.shown()).isEqualTo(wanted);
        assertThat(seat.watch().silent()).isEmpty();
        assertThat(seat.watch().trouble()).isEmpty();
    }

    static Stream<Kind> kinds() {
        return Stream.of(Kind.values());
    }

    /** A card that writes text itself, over every kind of line, one packet in five damaged. */
    @ParameterizedTest
    @MethodSource("kinds")
    void wordsArriveOnATextCard(Kind kind) throws Exception {
        Geometry geometry = new Geometry(128, 32, Colour.DUAL);
        Bench bench = new Bench("onbon-k", geometry, kind, new FaultyTransport.Rates(0, 0.002));
        Seat seat = seat("onbon-k", geometry, bench.way, () -> {});
        for (String line : List.of("光明社区", "民族团结", "光明社区")) {
            Writing writing = new Writing(List.of(line), 16, 0xFF0000, Writing.Motion.STILL);
            Content wanted = Content.of(Frames.random(geometry, line.hashCode()), writing);
            seat.want(wanted);
            patiently().until(() -> seat.watch().lit().map(Lit::content).equals(Optional.of(wanted)));
            assertThat(bench.host.shown().isBlack()).isFalse();
        }
        Frame black = Frame.black(128, 32);
        seat.want(black);
        awaitLit(seat, black);
        assertThat(bench.host.shown()).isEqualTo(black);
        assertThatThrownBy(() -> seat.want(Frames.random(geometry, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingNewCostsNothingButTheChecks() throws Exception {
        Geometry geometry = new Geometry(128, 64, Colour.DUAL);
        Bench bench = new Bench("onbon-6e", geometry, Kind.LOOPBACK, new FaultyTransport.Rates(0, 0));
        Seat seat = seat("onbon-6e", geometry, bench.way, () -> {});
        Frame wanted = Frames.random(geometry, 1);
        seat.want(wanted);
        awaitLit(seat, wanted);
        long bytes = seat.watch().bytes();
        long sent = seat.watch().sent();
        seat.want(Frames.random(geometry, 1));
        patiently().until(() -> seat.watch().sent() >= sent + 3);
        assertThat((seat.watch().bytes() - bytes) / (seat.watch().sent() - sent))
                .isLessThan(64);
    }

    @Test
    void aRefusalIsSaidAndTheCardStaysKnown() throws Exception {
        Geometry geometry = new Geometry(32, 16, Colour.MONO);
        Bench bench = new Bench("jetfile", geometry, Kind.LOOPBACK, new FaultyTransport.Rates(0, 0));
        Seat seat = seat("jetfile", geometry, bench.way, () -> {});
        bench.card.busy(true);
        seat.want(Frames.random(geometry, 1));
        patiently().until(() -> seat.watch().trouble().isPresent());
        assertThat(seat.watch().trouble().orElseThrow()).isInstanceOf(DriverException.Refused.class);
        assertThat(seat.watch().silent()).isEmpty();
        bench.card.busy(false);
        awaitLit(seat, Frames.random(geometry, 1));
    }

    @Test
    void atTheWrongSpeedNobodyIsTakenForTheCard() throws Exception {
        Geometry geometry = new Geometry(32, 16, Colour.MONO);
        CardHost host = new CardHost(
                family("jetfile").card().apply(Family.Unit.of(geometry)), CardHost.Faults.NONE, picture -> {});
        Seat seat = seat(
                "jetfile",
                geometry,
                () -> {
                    Loopback.Pair pair = Loopback.pair(1_920_000, 960_000);
                    host.start(pair.b(), () -> {});
                    return pair.a();
                },
                () -> {});
        patiently().until(() -> seat.watch().sent() > 6);
        assertThat(seat.watch().silent()).isPresent();
        assertThat(seat.watch().lit()).isEmpty();
    }

    /** Brightness as wished, and what the card tells, over every kind of line, one packet in five damaged. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aCardIsKeptAsWishedAndTellsOfItself(Kind kind) throws Exception {
        Geometry geometry = new Geometry(64, 32, Colour.DUAL);
        for (String id : List.of("jetfile", "onbon-6e")) {
            Bench bench = new Bench(id, geometry, kind, new FaultyTransport.Rates(0, 0.0001));
            Seat seat = seat(id, geometry, bench.way, () -> {});
            seat.keepDevice(() -> DeviceWish.percent(60));
            Frame wanted = Frames.random(geometry, 1);
            seat.want(wanted);
            awaitLit(seat, wanted);
            patiently().until(() -> seat.watch().device().brightness() == Heed.DONE);
            assertThat(bench.card.brightness()).hasValue(60);
            bench.card.ambient(4660);
            String light = id.equals("jetfile") ? "4660" : "";
            patiently()
                    .until(() -> seat.watch()
                            .told()
                            .map(told ->
                                    told.of(Quantity.LIGHT_SENSOR).orElse("").equals(light)
                                            && told.of(Quantity.BRIGHTNESS).equals(Optional.of("60")))
                            .orElse(false));
        }
    }
}
