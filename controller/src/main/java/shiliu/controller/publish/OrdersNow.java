package shiliu.controller.publish;

import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.player.bundle.Order;
import shiliu.player.screen.Screen;

/**
 * What the orders mean for screens at one instant. Very many screens are met by the same orders, and a stop must not wait
 * until each of them was thought of by itself. Not thread-safe.
 */
final class OrdersNow {
    private final OrderList list;
    private final List<Order.Scope> scopes;
    private final Instant now;
    private final Map<Met, Meaning> meanings = new HashMap<>();

    OrdersNow(OrderList list, List<Order.Scope> scopes, Instant now) {
        this.list = list;
        this.scopes = List.copyOf(scopes);
        this.now = now;
    }

    /** All of a screen that orders ask for: its community, and which of the scopes match it. */
    private record Met(String community, BitSet scopes) {}

    private record Meaning(List<Snapshot.OrderEvent> events, Optional<Instant> stopped) {}

    Snapshot of(Snapshot snapshot) {
        Screen screen = snapshot.screen();
        BitSet matching = new BitSet(scopes.size());
        for (int i = 0; i < scopes.size(); i++) {
            matching.set(i, scopes.get(i).matches(screen));
        }
        Meaning meaning = meanings.computeIfAbsent(
                new Met(screen.community(), matching),
                met -> new Meaning(list.events(screen, now), list.stopped(screen)));
        return snapshot.with(meaning.events(), meaning.stopped());
    }
}
