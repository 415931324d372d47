package shiliu.controller.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import shiliu.player.message.Message;

/** How many connections there are, in all and from each address. Thread-safe. */
final class ConnectionCounts {
    private final Limits limits;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentHashMap<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    ConnectionCounts(Limits limits) {
        this.limits = limits;
    }

    /** Counts one more connection, or says which limit is in its way. */
    Optional<Message> enter(InetAddress from) {
        if (all.incrementAndGet() > limits.connections()) {
            all.decrementAndGet();
            return Optional.of(Message.of("http.too-many-connections", limits.connections()));
        }
        if (byAddress.merge(from, 1, Integer::sum) > limits.perAddress()) {
            leave(from);
            return Optional.of(Message.of("http.too-many-from-address", limits.perAddress()));
        }
        return Optional.empty();
    }

    void leave(InetAddress from) {
        all.decrementAndGet();
        byAddress.computeIfPresent(from, (address, count) -> count > 1 ? count - 1 : null);
    }

    int all() {
        return all.get();
    }
}
