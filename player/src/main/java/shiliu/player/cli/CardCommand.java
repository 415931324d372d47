package shiliu.player.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.player.render.CardFont;
import shiliu.player.screen.Size;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.CardStore;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.FaultyTransport;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.SerialTransport;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** {@code card}: a virtual card that answers as the vendor's does, until it is told to end. */
@Command(name = "card", resourceBundle = "shiliu.player.help")
public final class CardCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FAMILY", descriptionKey = "option.card.family")
    private String family = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Way way = new Way();

    @Option(names = "--size", paramLabel = "WxH", required = true, descriptionKey = "option.card.size")
    private String size = "";

    @Option(names = "--colour", paramLabel = "mono|dual|rgb", required = true, descriptionKey = "option.card.colour")
    private Colour colour = Colour.MONO;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.card.out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--store", paramLabel = "DIR", descriptionKey = "option.card.store")
    private Optional<Path> store = Optional.empty();

    @Option(names = "--fault", paramLabel = "FAULTS", descriptionKey = "option.card.fault")
    private Optional<String> fault = Optional.empty();

    @Option(names = "--number", paramLabel = "N", defaultValue = "1", descriptionKey = "option.card.number")
    private int number;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "option.card.seed")
    private long seed;

    public CardCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** How it is reached. */
    static final class Way {
        @Option(names = "--tcp", paramLabel = "HOST:PORT", descriptionKey = "option.card.tcp")
        private Optional<String> tcp = Optional.empty();

        @Option(names = "--udp", paramLabel = "HOST:PORT", descriptionKey = "option.card.udp")
        private Optional<String> udp = Optional.empty();

        @Option(names = "--serial", paramLabel = "DEVICE[?baud=N]", descriptionKey = "option.card.serial")
        private Optional<String> serial = Optional.empty();
    }

    /** What {@code --json} prints once the card can be reached. */
    record Reached(String address) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        CardFaults faults = fault.isPresent() ? CardFaults.read(fault.get()) : CardFaults.NONE;
        CardHost host = new CardHost(
                card().card()
                        .apply(new Family.Unit(geometry(), number, kept(), new CardFont(), InstantSource.system())),
                faults.faults(),
                pictures());
        Consumer<Transport> serve = line -> serve(host, faults, line);
        try (Network network = new Network()) {
            String address = open(network, serve);
            terminal.document(new Reached(address));
            terminal.result("card.reached", family, size, address);
            awaitEnd();
        } catch (IOException e) {
            throw CommandException.of(ExitCode.UNREACHABLE, "card.cannot-open", String.valueOf(e.getMessage()));
        }
        return ExitCode.DONE.number();
    }

    /** From here on a signal is the wanted end: not the 143 that the JVM would make of it. */
    private static void awaitEnd() throws InterruptedException {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(ExitCode.DONE.number()), "end"));
        new CountDownLatch(1).await();
    }

    private Family card() throws CommandException {
        return Drivers.find(family)
                .orElseThrow(() -> CommandException.of(
                        ExitCode.BAD_INPUT,
                        "play.no-driver",
                        family,
                        Drivers.list().stream().map(Family::id).collect(Collectors.joining(", "))));
    }

    private Geometry geometry() throws CommandException {
        try {
            Size read = Size.parse(size);
            Geometry geometry = new Geometry(read.width(), read.height(), colour);
            if (card().drives(geometry)) {
                return geometry;
            }
        } catch (IllegalArgumentException e) {
            // It is said below.
        }
        throw CommandException.of(ExitCode.BAD_INPUT, "card.bad-size", family, size, colour);
    }

    private CardStore kept() throws CommandException {
        try {
            return store.isPresent() ? new CardFolder(store.get()) : new MemoryStore();
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "play.folder", store.orElseThrow(), e.toString());
        }
    }

    private Consumer<Frame> pictures() throws CommandException {
        try {
            return out.isPresent() ? new CardPictures(out.get(), InstantSource.system()) : picture -> {};
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "play.folder", out.orElseThrow(), e.toString());
        }
    }

    /** Opens the way and says where the card is. */
    private String open(Network network, Consumer<Transport> serve)
            throws CommandException, IOException, InterruptedException {
        if (way.serial.isPresent()) {
            TransportAddress.Serial address = (TransportAddress.Serial) address("serial:" + way.serial.get());
            serve.accept(SerialTransport.open(address));
            return "serial:" + way.serial.get();
        }
        if (way.udp.isPresent()) {
            HostPort at = HostPort.read(way.udp.get());
            Network.Port port = network.datagramPort(at.host(), at.port());
            serve.accept(port.transport());
            return "udp://" + at.host() + ":" + port.number();
        }
        HostPort at = HostPort.read(way.tcp.orElseThrow(() -> CommandException.of(ExitCode.BAD_INPUT, "card.no-way")));
        int port = network.listen(at.host(), at.port(), serve).port();
        return "tcp://" + at.host() + ":" + port;
    }

    private static TransportAddress address(String text) throws CommandException {
        try {
            return TransportAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "play.bad-address", text);
        }
    }

    /** Where to listen; port 0 for any free one. */
    private record HostPort(String host, int port) {
        static HostPort read(String text) throws CommandException {
            int colon = text.lastIndexOf(':');
            String port = colon < 1 ? "" : text.substring(colon + 1);
            if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
                throw CommandException.of(ExitCode.BAD_INPUT, "card.bad-host", text);
            }
            return new HostPort(text.substring(0, colon), Integer.parseInt(port));
        }
    }

    private void serve(CardHost host, CardFaults faults, Transport line) {
        Transport damaged = new FaultyTransport(line, faults.rates(), new Random(seed));
        host.start(damaged, () -> {
            if (way.serial.isPresent()) {
                // A card without its line is of no use; who started it starts it again.
                terminal.say("card.line-gone");
                Runtime.getRuntime().halt(ExitCode.FAILED.number());
            }
        });
    }
}
