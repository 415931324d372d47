package shiliu.player.bundle;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/**
 * The orders that one screen obeyed. Each is on the disk before it is acknowledged and is never forgotten, so that one
 * played back later does nothing: a resume lifts the stops that it names, before or after they come, and no other. Safe
 * for several threads.
 */
public final class OrderBook {
    private static final Logger LOG = LoggerFactory.getLogger(OrderBook.class);
    private static final String FOLDER = "orders";
    /** How much earlier by this clock than by its giver's an alert may come. */
    private static final Duration EARLY = Duration.ofMinutes(10);
    /** The kind in the name of an alert that does not hold here, but takes the place of one that does. */
    private static final String LIFT = "lift";

    /** Kind, payload hash and the root under which it was believed; kind and hash count even where the file is damaged. */
    private static final Pattern NAME =
            Pattern.compile("(stop|resume|alert|lift|cancel|drill)-([0-9a-f]{64})-([0-9]{1,9})\\.json");

    private final Disk disk;
    private final TrustRoots roots;
    private final Map<Sha256, Obeyed> stops = new LinkedHashMap<>();
    private final Map<Sha256, Obeyed> alerts = new LinkedHashMap<>();
    private final Map<Sha256, Obeyed> drills = new LinkedHashMap<>();
    private final Set<Sha256> known = new HashSet<>();
    private final Set<Sha256> liftedStops = new HashSet<>();
    /** For each alert the orders that were to end it. */
    private final Map<Sha256, List<SignedOrder>> alertEnds = new HashMap<>();

    /** Whether what an earlier process wrote is known to last. */
    private boolean settled;

    private OrderBook(Disk disk, TrustRoots roots) {
        this.disk = disk;
        this.roots = roots;
    }

    /** What became of an order. */
    public enum Outcome {
        /** Kept and obeyed. */
        OBEYED,
        /** Known already: nothing changed. */
        KNOWN,
        /** For other screens: nothing was kept. */
        NOT_HERE
    }

    /** An order in force; {@code order} is empty where its file was found damaged, which leaves a stop standing. */
    public record Obeyed(Sha256 hash, Optional<Order> order, List<TrustedKey> signers) {
        public Obeyed {
            signers = List.copyOf(signers);
        }

        private static Obeyed of(Sha256 hash, SignedOrder signed) {
            return new Obeyed(hash, Optional.of(signed.order()), signed.signers());
        }

        public String reason() {
            return order.map(Order::reason).orElse("");
        }

        /** When it was given. */
        public Instant since() {
            return order.map(Order::issued).orElse(Instant.EPOCH);
        }
    }

    /** Reads what is kept. */
    public static OrderBook open(Disk disk, TrustRoots roots) throws IOException {
        OrderBook book = new OrderBook(disk, roots);
        try {
            disk.sweep(FOLDER);
            book.settle();
        } catch (IOException e) {
            // A disk that has become read-only: what stands on it counts all the same.
            LOG.warn("{}: {}", FOLDER, e.toString());
        }
        for (String name : disk.list(FOLDER)) {
            Matcher parts = NAME.matcher(name);
            if (parts.matches()) {
                book.load(name, parts);
            }
        }
        return book;
    }

    /**
     * Obeys an order that holds for {@code screen}, or lifts one that holds here. A stop, an alert and its end are in force
     * from here on even where the disk refuses them, which is still an IOException: they must not be acknowledged then.
     *
     * @param now {@link Instant#MIN} where there is no clock to be trusted
     */
    public synchronized Outcome obey(byte[] envelope, Screen screen, Instant now) throws BundleException, IOException {
        TrustRoot root = roots.latest().orElseThrow(() -> new BundleException.RootGap(0, 1));
        Sha256 hash = BundleVerifier.payloadHash(DocumentType.ORDER, envelope);
        if (known.contains(hash)) {
            settle();
            return Outcome.KNOWN;
        }
        SignedOrder signed = BundleVerifier.signedOrder(root, envelope, Optional.of(screen.community()), now);
        Order order = signed.order();
        boolean holds = order.scope().matches(screen);
        // A screen that left the scope since must not keep what was lifted everywhere else.
        if (!holds && order.lifts().stream().noneMatch(this::inForce)) {
            return Outcome.NOT_HERE;
        }
        String kind = !holds && order.kind() == Order.Kind.ALERT ? LIFT : kind(order);
        if (order.kind() != Order.Kind.RESUME && order.kind() != Order.Kind.DRILL) {
            apply(kind, hash, signed);
        }
        disk.write(FOLDER + "/" + kind + "-" + hash + "-" + root.version() + ".json", envelope);
        apply(kind, hash, signed);
        known.add(hash);
        return Outcome.OBEYED;
    }

    private boolean inForce(Sha256 hash) {
        return stops.containsKey(hash) || alerts.containsKey(hash);
    }

    /** Whether the screen is to be dark by order (一键停播). */
    public synchronized boolean stopped() {
        return !activeStops().isEmpty();
    }

    /** Stops that no resume lifted, oldest first. */
    public synchronized List<Obeyed> activeStops() {
        return active(stops, liftedStops);
    }

    /** Of the stops, alerts and drills in force at {@code now} those that will outlive a restart: only these may be acknowledged. */
    public synchronized List<Obeyed> kept(Instant now) {
        return Stream.of(activeStops(), activeAlerts(now), lasting(drills, Set.of(), now))
                .flatMap(List::stream)
                .filter(order -> known.contains(order.hash()))
                .toList();
    }

    /**
     * Alerts that are neither ended by who may nor over at {@code now}, oldest first; none that is dated later than {@code
     * now}: a laptop's clock that is years ahead must not make one that lasts for years.
     */
    public synchronized List<Obeyed> activeAlerts(Instant now) {
        return lasting(alerts, Set.of(), now).stream()
                .filter(alert -> !alert.since().isAfter(now.plus(EARLY)) && !ended(alert))
                .toList();
    }

    private boolean ended(Obeyed alert) {
        return alertEnds.getOrDefault(alert.hash(), List.of()).stream()
                .flatMap(end -> end.signers().stream())
                .anyMatch(key -> alert.signers().stream().allMatch(key::mayTakeBack));
    }

    private static List<Obeyed> lasting(Map<Sha256, Obeyed> all, Set<Sha256> ended, Instant now) {
        return active(all, ended).stream()
                .filter(order -> order.order()
                        .flatMap(Order::until)
                        .filter(now::isBefore)
                        .isPresent())
                .toList();
    }

    private void settle() throws IOException {
        if (!settled) {
            disk.settle(FOLDER);
            settled = true;
        }
    }

    private static List<Obeyed> active(Map<Sha256, Obeyed> all, Set<Sha256> ended) {
        List<Obeyed> active = new ArrayList<>(all.values());
        active.removeIf(order -> ended.contains(order.hash()));
        active.sort(Comparator.comparing(Obeyed::since)
                .thenComparing(order -> order.hash().hex()));
        return active;
    }

    private void apply(String kind, Sha256 hash, SignedOrder signed) {
        Order order = signed.order();
        switch (order.kind()) {
            case STOP -> stops.put(hash, Obeyed.of(hash, signed));
            case ALERT -> {
                if (!kind.equals(LIFT)) {
                    alerts.put(hash, Obeyed.of(hash, signed));
                }
                end(signed);
            }
            case RESUME -> liftedStops.addAll(order.lifts());
            case CANCEL -> end(signed);
            case DRILL -> drills.put(hash, Obeyed.of(hash, signed));
        }
    }

    private void end(SignedOrder signed) {
        for (Sha256 alert : signed.order().lifts()) {
            List<SignedOrder> ends = alertEnds.computeIfAbsent(alert, none -> new ArrayList<>());
            if (!ends.contains(signed)) {
                ends.add(signed);
            }
        }
    }

    /** Under the root of its day, as it was obeyed then. A stop that cannot be read stands until a resume names it. */
    private void load(String name, Matcher parts) {
        Sha256 hash = new Sha256(parts.group(2));
        try {
            byte[] envelope = disk.read(FOLDER + "/" + name, Json.MAX_ENVELOPE_BYTES);
            apply(parts.group(1), hash, signed(envelope, hash, Integer.parseInt(parts.group(3))));
            known.add(hash);
        } catch (IOException | BundleException e) {
            LOG.warn("{}: {}", name, e.toString());
            if (parts.group(1).equals("stop")) {
                stops.put(hash, new Obeyed(hash, Optional.empty(), List.of()));
            }
        }
    }

    private SignedOrder signed(byte[] envelope, Sha256 hash, int rootVersion) throws BundleException {
        TrustRoot root = roots.at(rootVersion).or(roots::latest).orElseThrow(() -> new BundleException.RootGap(0, 1));
        Signed signed = Signed.open(DocumentType.ORDER, envelope);
        if (!signed.hash().equals(hash)) {
            throw new BundleException.WrongHash(hash);
        }
        return BundleVerifier.signedOrder(root, envelope, Optional.empty(), Instant.MIN);
    }

    private static String kind(Order order) {
        return order.kind().name().toLowerCase(Locale.ROOT);
    }
}
