package shiliu.controller.wired;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import shiliu.player.output.CardLines;
import shiliu.player.render.CardFont;
import shiliu.player.screen.Screen;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.CardStore;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** A virtual card on a TCP port of its own, which it has again after it died. */
public final class CardOnPort implements AutoCloseable {
    private static final CardFont FONT = new CardFont();

    private final Network network;
    private final Family family;
    private final Screen screen;
    private final CardStore store = new MemoryStore();
    private final List<Frame> pictures = new CopyOnWriteArrayList<>();
    private final List<Transport> lines = new CopyOnWriteArrayList<>();
    private Network.Listening listening;

    public CardOnPort(Network network, String driver, Screen screen) throws IOException, InterruptedException {
        this.network = network;
        this.family = Drivers.find(driver).orElseThrow();
        this.screen = screen;
        start(0);
    }

    /** Has power again. */
    public void start(int port) throws IOException, InterruptedException {
        Geometry geometry = new Geometry(screen.size().width(), screen.size().height(), screen.colour());
        CardHost host = new CardHost(
                family.card().apply(new Family.Unit(geometry, Family.Unit.FIRST, store, FONT, InstantSource.system())),
                CardHost.Faults.NONE,
                pictures::add);
        listening = network.listen("127.0.0.1", port, line -> {
            lines.add(line);
            Thread thread = new Thread(() -> serve(host, line), "card-" + screen.id());
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static void serve(CardHost host, Transport line) {
        try {
            host.serve(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Loses its power; gives its port, to start it again there. */
    public int die() {
        int port = listening.port();
        listening.close();
        lines.forEach(Transport::close);
        return port;
    }

    /** All that it showed, oldest first. */
    public List<Frame> pictures() {
        return pictures;
    }

    public Frame shown() {
        return pictures.get(pictures.size() - 1);
    }

    /** The screen behind it, as the controller reaches it. */
    public WiredScreen wired() {
        return new WiredScreen(
                screen,
                new CardLines.Card(
                        family, new TransportAddress.Tcp("127.0.0.1", listening.port(), OptionalInt.empty())));
    }

    @Override
    public void close() {
        die();
    }
}
