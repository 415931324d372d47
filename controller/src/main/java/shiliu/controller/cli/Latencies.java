package shiliu.controller.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shiliu.controller.api.OrderProgress;
import shiliu.controller.api.OrderProgress.Reached;
import shiliu.controller.api.OrderView;
import shiliu.player.bundle.Order;

/**
 * How long it took from the controller's acceptance of an order until it heard of it, milliseconds.
 *
 * @param answered how many screens it is of; {@code missing} did not answer
 */
record Latencies(int answered, int missing, Optional<Long> p50, Optional<Long> p99, Optional<Long> last) {
    static Latencies of(OrderProgress progress) {
        List<Long> sorted = progress.screens().stream()
                .flatMap(screen -> of(progress.order(), screen).stream())
                .map(Duration::toMillis)
                .sorted()
                .toList();
        return new Latencies(
                sorted.size(),
                progress.screens().size() - sorted.size(),
                rank(sorted, 50),
                rank(sorted, 99),
                rank(sorted, 100));
    }

    /** Of one screen: for a drill until it was kept, else until it was done. */
    static Optional<Duration> of(OrderView order, Reached screen) {
        return OrderProgress.took(order, order.order().kind() == Order.Kind.DRILL ? screen.kept() : screen.done());
    }

    /** With a decimal, {@code -} where there is none. */
    static String seconds(Optional<Duration> time) {
        return time.map(t -> String.format(Locale.ROOT, "%.2f", t.toMillis() / 1000.0))
                .orElse("-");
    }

    private static Optional<Long> rank(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() * percent + 99) / 100 - 1));
    }
}
