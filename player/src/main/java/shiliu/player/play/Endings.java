package shiliu.player.play;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.screen.ByHand;

/**
 * Keeps the time whenever something ends that was signed with an end: an alert, an item, what an operator set. A machine
 * without a clock of its own wakes up with an earlier time after a power cut, and must not take what is over for new. One
 * thread.
 */
final class Endings {
    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private static final long SECOND = 1_000_000_000L;

    private final Player.Parts parts;
    private Optional<Instant> next = Optional.empty();
    private long lookedAt;

    Endings(Player.Parts parts) {
        this.parts = parts;
    }

    /** Looks what ends next, in the bundle once a second, and keeps the time when something did. */
    void look(TimeTrust.Reading now) {
        if (!now.trusted()) {
            return;
        }
        if (next.filter(end -> !now.time().isBefore(end)).isPresent()) {
            next = Optional.empty();
            keep(now.time());
        }
        long timer = parts.time().timer();
        boolean due = next.isEmpty() || timer - lookedAt > SECOND;
        Stream<Instant> bundle = due ? parts.cache().current().stream().flatMap(b -> ends(b)) : Stream.of();
        lookedAt = due ? timer : lookedAt;
        next = Stream.of(next.stream(), bundle, alerts(now.time()))
                .flatMap(ends -> ends)
                .filter(now.time()::isBefore)
                .min(Instant::compareTo);
    }

    private Stream<Instant> alerts(Instant now) {
        return parts.orders().activeAlerts(now).stream().flatMap(alert -> alert.order().flatMap(Order::until).stream());
    }

    private static Stream<Instant> ends(VerifiedBundle bundle) {
        Manifest manifest = bundle.manifest();
        return Stream.concat(
                Stream.concat(Stream.of(manifest.expires()), manifest.byHand().map(ByHand::until).stream()),
                manifest.items().stream().flatMap(entry -> bundle.end(entry).stream()));
    }

    private void keep(Instant now) {
        try {
            parts.cache().keepGoodTime(now);
        } catch (IOException e) {
            LOG.warn("the time was not kept: {}", e.toString());
        }
    }
}
