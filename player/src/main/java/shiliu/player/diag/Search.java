package shiliu.player.diag;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import shiliu.player.message.Message;
import shiliu.protocols.driver.Probe;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** Looks for a card at a place where nothing is known but the device or the host: tries speeds and ports. */
public final class Search {
    /** The speeds that cards are set to, the commonest first. */
    static final List<Integer> SPEEDS = List.of(9600, 57600, 19200, 115200, 38400, 4800, 2400);

    private static final List<Integer> USUAL = List.of(9600, 57600);
    /** A connection is there at once, and nothing else need be tried on it. */
    private static final int NETWORK_ROUNDS = 4;

    private static final int GIVEN_ROUNDS = 4;
    /** How long one noisy speed among many is worth, and the only address that was named. */
    private static final Duration NOISY_SPEED = Duration.ofSeconds(10);

    static final Duration NOISY_PLACE = Duration.ofSeconds(20);
    /** With nothing but noise no further speed is begun after that. */
    private static final Duration ENOUGH = Duration.ofSeconds(45);
    /** A second pass over all speeds is begun only where the first was shorter. */
    private static final Duration QUICK = Duration.ofSeconds(20);

    private final Opening opening;
    private final List<Probe<?>> probes;
    private final LongSupplier nanos;
    private final Consumer<Message> told;
    private final Prober prober;

    /** How a line is opened. */
    @FunctionalInterface
    public interface Opening {
        Transport open(TransportAddress address) throws IOException, InterruptedException;
    }

    /** A card that was found, and how it is reached. */
    public record Hit(Identified who, TransportAddress at) {}

    /**
     * A search.
     *
     * @param nanos a timer as {@link System#nanoTime}
     * @param told hears what is tried
     */
    public Search(Opening opening, List<Probe<?>> probes, LongSupplier nanos, Consumer<Message> told) {
        this.opening = opening;
        this.probes = List.copyOf(probes);
        this.nanos = nanos;
        this.told = told;
        this.prober = new Prober(probes, nanos, told);
    }

    /** Bytes that came from anybody so far: with no card found, noise. */
    public long heard() {
        return prober.heard();
    }

    /** Tries every speed on a serial port; all of them once more where something was heard at all. */
    public Optional<Hit> serial(TransportAddress.Serial port) throws DiagException, InterruptedException {
        long began = nanos.getAsLong();
        Optional<Hit> hit = speeds(port, began);
        boolean again = hit.isEmpty() && prober.heard() > 0 && nanos.getAsLong() - began < QUICK.toNanos();
        return again ? speeds(port, began) : hit;
    }

    private Optional<Hit> speeds(TransportAddress.Serial port, long began) throws DiagException, InterruptedException {
        for (int baud : SPEEDS) {
            if (nanos.getAsLong() - began > ENOUGH.toNanos()) {
                return Optional.empty();
            }
            told.accept(Message.of("diag.probe.speed", port.device(), baud));
            TransportAddress at = new TransportAddress.Serial(port.device(), baud, port.parity(), port.card());
            Optional<Hit> hit = ask(at, USUAL.contains(baud) ? 2 : 1, NOISY_SPEED);
            if (hit.isPresent()) {
                return hit;
            }
        }
        return Optional.empty();
    }

    /** Asks at one address, nowhere else. */
    public Optional<Hit> at(TransportAddress address) throws DiagException, InterruptedException {
        told.accept(Message.of("diag.probe.address", address.line()));
        return ask(address, GIVEN_ROUNDS, NOISY_PLACE);
    }

    private Optional<Hit> ask(TransportAddress at, int rounds, Duration noisyTime)
            throws DiagException, InterruptedException {
        try (Transport line = opening.open(at)) {
            return prober.on(line, rounds, noisyTime).map(who -> new Hit(who, at));
        } catch (IOException e) {
            throw Ways.trouble(at, e);
        }
    }

    /** Tries the ports that cards usually listen on, all connections at once. */
    public Optional<Hit> host(String host) throws DiagException, InterruptedException {
        List<Integer> ports = probes.stream()
                .flatMap(probe -> probe.ports().stream())
                .distinct()
                .toList();
        told.accept(Message.of("diag.probe.ports", host, ports.toString()));
        Map<TransportAddress, Future<Transport>> calls = new LinkedHashMap<>();
        ExecutorService callers = Executors.newFixedThreadPool(Math.max(1, ports.size()), Search::daemon);
        try {
            for (int port : ports) {
                TransportAddress at = new TransportAddress.Tcp(host, port, OptionalInt.empty());
                calls.put(at, callers.submit(() -> opening.open(at)));
            }
            return answering(calls);
        } finally {
            calls.values().forEach(Search::hangUp);
            callers.shutdown();
        }
    }

    private Optional<Hit> answering(Map<TransportAddress, Future<Transport>> calls)
            throws DiagException, InterruptedException {
        List<DiagException> troubles = new ArrayList<>();
        boolean open = false;
        for (Map.Entry<TransportAddress, Future<Transport>> call : calls.entrySet()) {
            TransportAddress at = call.getKey();
            try {
                Transport line = call.getValue().get();
                open = true;
                told.accept(Message.of("diag.probe.address", at.line()));
                Optional<Hit> hit = prober.on(line, NETWORK_ROUNDS, NOISY_PLACE).map(who -> new Hit(who, at));
                if (hit.isPresent()) {
                    return hit;
                }
            } catch (IOException e) {
                troubles.add(Ways.trouble(at, e));
            } catch (ExecutionException e) {
                troubles.add(Ways.trouble(at, new IOException(String.valueOf(e.getCause()), e)));
            }
        }
        if (!open && !troubles.isEmpty()) {
            throw troubles.get(0);
        }
        return Optional.empty();
    }

    private static void hangUp(Future<Transport> call) {
        if (!call.isDone()) {
            call.cancel(true);
            return;
        }
        try {
            call.get().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // It never opened.
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "diag-connect");
        thread.setDaemon(true);
        return thread;
    }

    /** The address as a configuration has it: with the card's number where it told one. */
    public static String written(Hit hit) {
        String number = hit.who()
                .number(Quantity.ADDRESS)
                .filter(n -> n >= 1 && n <= 254)
                .map(n -> "address=" + n)
                .orElse("");
        if (hit.at() instanceof TransportAddress.Serial serial) {
            String parity = serial.parity() == TransportAddress.Parity.NONE
                    ? ""
                    : "&parity=" + serial.parity().name().toLowerCase(java.util.Locale.ROOT);
            return serial.line() + "?baud=" + serial.baud() + parity + (number.isEmpty() ? "" : "&" + number);
        }
        return hit.at().line() + (number.isEmpty() ? "" : "?" + number);
    }
}
