package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shiliu.controller.api.OrderProgress;
import shiliu.controller.api.OrderProgress.Reached;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.ScreenState;
import shiliu.player.bundle.Order;
import shiliu.player.playlist.Sha256;

/** How long orders took. */
class LatenciesTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    private static OrderProgress stop(List<Integer> millis) {
        Order order = new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.ALL,
                1,
                NOON,
                Optional.empty(),
                "",
                List.of(),
                Optional.empty());
        OrderView given = new OrderView(1, Sha256.of(new byte[] {1}), order, List.of(), NOON, true);
        return new OrderProgress(
                given,
                millis.stream()
                        .map(ms -> new Reached(
                                "s",
                                "s",
                                ms >= 0,
                                ScreenState.STOPPED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                ms < 0 ? Optional.empty() : Optional.of(NOON.plusMillis(ms)),
                                Optional.empty()))
                        .toList());
    }

    @Test
    void ranksAreNearestOnesAndWhoDidNotAnswerIsCounted() {
        List<Integer> hundred = IntStream.rangeClosed(1, 100).boxed().toList();
        assertThat(Latencies.of(stop(hundred)))
                .isEqualTo(new Latencies(100, 0, Optional.of(50L), Optional.of(99L), Optional.of(100L)));
        assertThat(Latencies.of(stop(List.of(7, -1, 3))))
                .isEqualTo(new Latencies(2, 1, Optional.of(3L), Optional.of(7L), Optional.of(7L)));
        assertThat(Latencies.of(stop(List.of(-1))).p99()).isEmpty();
    }
}
