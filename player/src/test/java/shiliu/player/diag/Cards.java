package shiliu.player.diag;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.FaultyTransport;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** Virtual cards on lines of this process, and peers that are worse. */
public final class Cards {
    public static final FaultyTransport.Rates CLEAN = new FaultyTransport.Rates(0, 0);
    public static final FaultyTransport.Rates ONE_PERCENT = new FaultyTransport.Rates(0, 0.01);

    private Cards() {}

    public static Geometry geometry(String family) {
        return new Geometry(64, 32, family.endsWith("q") ? Colour.RGB : Colour.MONO);
    }

    public static CardHost host(String family) {
        Family known = Drivers.find(family).orElseThrow();
        return new CardHost(known.card().apply(Family.Unit.of(geometry(family))), CardHost.Faults.NONE, picture -> {});
    }

    /** The card lives on the line, whose bytes are damaged at those rates. */
    public static void live(CardHost host, Transport line, FaultyTransport.Rates rates, long seed) {
        serve(() -> host.serve(new FaultyTransport(line, rates, new Random(seed))));
    }

    /** The card listens for connections. */
    public static TransportAddress.Tcp listen(Network network, CardHost host, FaultyTransport.Rates rates, long seed)
            throws IOException, InterruptedException {
        return listen(network, line -> live(host, line, rates, seed));
    }

    public static TransportAddress.Tcp listen(Network network, Consumer<Transport> peer)
            throws IOException, InterruptedException {
        int port = network.listen("127.0.0.1", 0, peer).port();
        return new TransportAddress.Tcp("127.0.0.1", port, OptionalInt.empty());
    }

    /** What a scripted peer does on its line. */
    public interface Peer {
        void on() throws IOException, InterruptedException;
    }

    public static void serve(Peer peer) {
        Thread thread = new Thread(
                () -> {
                    try {
                        peer.on();
                    } catch (IOException e) {
                        // The other side went.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "peer");
        thread.setDaemon(true);
        thread.start();
    }
}
