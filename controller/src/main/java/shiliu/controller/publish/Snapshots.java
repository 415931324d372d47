package shiliu.controller.publish;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.playlist.Sha256;

/** The newest snapshot of each screen. Reading never waits; safe for any thread. */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final Clock clock;
    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private OrderList orders = new OrderList(List.of());
    private volatile Map<String, Snapshot> screens = Map.of();
    /** Blobs that manifests name, and how many do. */
    private final Map<Sha256, Integer> named = new ConcurrentHashMap<>();

    public Snapshots(Clock clock) {
        this.clock = clock;
    }

    public Optional<Snapshot> of(String screen) {
        return Optional.ofNullable(screens.get(screen));
    }

    /** Whether the newest manifest of any screen names the blob: then anybody may have it. */
    public boolean names(Sha256 blob) {
        return named.containsKey(blob);
    }

    /** By screen id. */
    public List<Snapshot> all() {
        return List.copyOf(new TreeMap<>(screens).values());
    }

    /**
     * Calls {@code listener} after each change of the screen, on the thread that changed it; it must return at once.
     * Running the result ends it.
     */
    public Runnable onChange(String screen, Runnable listener) {
        List<Runnable> of = listeners.computeIfAbsent(screen, id -> new CopyOnWriteArrayList<>());
        // Wrapped, so that the same listener twice is two.
        Runnable mine = () -> listener.run();
        of.add(mine);
        return () -> of.remove(mine);
    }

    /** Takes manifests into view. */
    void replaceManifests(Collection<Snapshot> changed) {
        if (changed.isEmpty()) {
            return;
        }
        synchronized (this) {
            Map<String, Snapshot> next = new HashMap<>(screens);
            // The new names first, so that what stays is never missing.
            changed.forEach(snapshot -> snapshot.blobs().forEach(blob -> named.merge(blob, 1, Integer::sum)));
            List<Snapshot> former = new ArrayList<>();
            OrdersNow now = orders.at(clock.instant());
            for (Snapshot snapshot : changed) {
                Optional.ofNullable(next.put(snapshot.screen().id(), now.of(snapshot)))
                        .ifPresent(former::add);
            }
            screens = Map.copyOf(next);
            for (Snapshot old : former) {
                old.blobs().forEach(blob -> named.computeIfPresent(blob, (name, by) -> by > 1 ? by - 1 : null));
            }
        }
        changed.forEach(snapshot -> tell(snapshot.screen().id()));
    }

    /** Takes orders into view; a list that is older than the one in view changes nothing. */
    void replaceOrders(OrderList list) {
        Collection<Snapshot> before;
        synchronized (this) {
            if (list.orders().size() < orders.orders().size()) {
                return;
            }
            orders = list;
            before = screens.values();
            Map<String, Snapshot> next = new HashMap<>();
            OrdersNow now = orders.at(clock.instant());
            screens.forEach((id, snapshot) -> next.put(id, now.of(snapshot)));
            screens = Map.copyOf(next);
        }
        for (Snapshot former : before) {
            String id = former.screen().id();
            if (of(id).filter(now -> now.orders().equals(former.orders())).isEmpty()) {
                tell(id);
            }
        }
    }

    private void tell(String screen) {
        for (Runnable listener : listeners.getOrDefault(screen, List.of())) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("a listener of {} failed; the others are told", screen, e);
            }
        }
    }
}
