package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.playlist.Item;
import shiliu.player.screen.Screen;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.VirtualCard;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.LineRunner;
import shiliu.protocols.line.Lines;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.Seat;
import shiliu.protocols.line.SerialTransport;
import shiliu.protocols.line.Timing;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** What the renderer makes of the samples comes out of each card pixel for pixel. */
@Timeout(180)
class RealPagesIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "onbon-5e, 128x32, MONO, pty",
        "jetfile, 128x16, MONO, pty",
        "onbon-5e, 128x64, DUAL, tcp",
        "onbon-6e, 128x64, DUAL, tcp",
        "onbon-6e, 128x64, MONO, pty",
        "onbon-6q, 256x128, RGB, tcp",
        "jetfile, 256x96, DUAL, tcp",
    })
    void samplesComeOutPixelForPixel(String driver, String size, Colour colour, String way) throws Exception {
        Screen screen = Samples.screen(size, colour);
        Geometry geometry = new Geometry(screen.size().width(), screen.size().height(), screen.colour());
        Family family = Drivers.find(driver).orElseThrow();
        VirtualCard card = family.card().apply(Family.Unit.of(geometry));
        CardHost host = new CardHost(card, CardHost.Faults.NONE, picture -> {});
        try (Network network = new Network();
                Way open = way.equals("tcp") ? tcp(network, host) : pty(host);
                LineRunner line = new LineRunner(
                        "pages", Lines.opener(network, open.address()), Timing.USUAL, System::nanoTime)) {
            Seat seat = line.seat(family.driver().apply(new Family.Site(geometry, OptionalInt.empty())), () -> {});
            line.start();
            for (Frame page : pages(screen)) {
                seat.want(page);
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> seat.watch().lit().map(Lit::frame).equals(Optional.of(page)));
                assertThat(host.shown()).isEqualTo(page);
            }
        }
    }

    /** The first two pages of each sample, as a card gets them. */
    private static List<Frame> pages(Screen screen) throws RenderException {
        Renderer renderer = new Renderer(new FontSet());
        List<Frame> pages = new ArrayList<>();
        for (Item item : Samples.items().values()) {
            Rendition stills = renderer.prepare(item, screen, Samples.MEDIA).stills();
            stills.proofs().stream().limit(2).forEach(pages::add);
        }
        assertThat(pages).hasSizeGreaterThan(5);
        return pages;
    }

    /** Where the controller finds the card, and what must be closed afterwards. */
    private record Way(TransportAddress address, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    private static Way tcp(Network network, CardHost host) throws Exception {
        Network.Listening port = network.listen("127.0.0.1", 0, serve(host));
        return new Way(TransportAddress.parse("tcp://127.0.0.1:" + port.port()), port::close);
    }

    private Way pty(CardHost host) throws Exception {
        Path a = folder.resolve("a");
        Path b = folder.resolve("b");
        Process socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + a, "pty,raw,echo=0,link=" + b)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(a) && Files.exists(b));
        serve(host).accept(SerialTransport.open((TransportAddress.Serial) serial(b)));
        return new Way(serial(a), socat::destroyForcibly);
    }

    private static TransportAddress serial(Path link) throws IOException {
        return TransportAddress.parse("serial:" + link.toRealPath() + "?baud=921600");
    }

    private static Consumer<Transport> serve(CardHost host) {
        return line -> {
            Thread thread = new Thread(
                    () -> {
                        try {
                            host.serve(line);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "card");
            thread.setDaemon(true);
            thread.start();
        };
    }
}
