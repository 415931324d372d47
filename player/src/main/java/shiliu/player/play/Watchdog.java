package shiliu.player.play;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.message.Message;

/**
 * Sees to it that the player lives: a screen's thread that stands still is shaken, and where that does not help whoever started
 * the player is called; the same where memory runs out. Tries the disk now and then, so that one that became full or read-only
 * is told, and that it is good again too. One thread.
 */
final class Watchdog {
    /** The longest that one step may take: a large film begins, a slow disk is read. */
    static final Duration STALLED = Duration.ofSeconds(20);

    static final Duration HOPELESS = Duration.ofSeconds(60);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PROBE = Duration.ofMinutes(1);
    private static final double FULL = 0.95;
    private static final int TIMES = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final Player.Parts parts;
    private final Player player;
    private final Troubles troubles;
    private final Runnable beyondHelp;
    private final Optional<MemoryPoolMXBean> oldest;
    private boolean shaken;
    private boolean called;
    private int full;
    private long collections;
    private long probedAt;

    /** @param beyondHelp starts the player anew from outside, if anybody can */
    Watchdog(Player.Parts parts, Player player, Troubles troubles, Runnable beyondHelp) {
        this.parts = parts;
        this.player = player;
        this.troubles = troubles;
        this.beyondHelp = beyondHelp;
        this.oldest = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .findFirst();
        this.probedAt = parts.time().timer();
    }

    Duration look() {
        lookAtScreen();
        lookAtMemory();
        lookAtDisk();
        return EVERY;
    }

    private void lookAtScreen() {
        Duration still = player.sinceTurn();
        if (still.compareTo(STALLED) < 0) {
            shaken = false;
            return;
        }
        if (!shaken) {
            shaken = true;
            tell("play.stalled", String.valueOf(still.toSeconds()));
            player.shake();
        } else if (still.compareTo(HOPELESS) >= 0) {
            call("play.stuck", String.valueOf(still.toSeconds()));
        }
    }

    /** What is left after collections of all, of what may be used: one full look may be a large picture, several are a leak. */
    private void lookAtMemory() {
        Optional<MemoryUsage> left = oldest.map(MemoryPoolMXBean::getCollectionUsage);
        long now = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> oldest.filter(
                                pool -> List.of(collector.getMemoryPoolNames()).contains(pool.getName()))
                        .isPresent())
                .mapToLong(collector -> Math.max(0, collector.getCollectionCount()))
                .sum();
        if (left.isEmpty() || now == collections) {
            return;
        }
        collections = now;
        boolean isFull = left.get().getMax() > 0
                && left.get().getUsed() > FULL * left.get().getMax();
        full = isFull ? full + 1 : 0;
        if (full >= TIMES) {
            call("play.memory", String.valueOf(left.get().getUsed() >> 20));
        }
    }

    private void lookAtDisk() {
        long now = parts.time().timer();
        if (now - probedAt < PROBE.toNanos()) {
            return;
        }
        probedAt = now;
        try {
            parts.cache().probe();
            troubles.over("play.disk");
            troubles.over("play.journal");
        } catch (IOException e) {
            tell("play.disk", e.toString());
        }
    }

    private void call(String code, String what) {
        if (!called) {
            called = true;
            tell(code, what);
            LOG.error("{}: {}", code, what);
            // No report leaves any more: the next start tells.
            parts.cache().keepEnd(code, what);
            beyondHelp.run();
        }
    }

    private void tell(String code, String what) {
        troubles.add(parts.time().now().time(), code, Message.of(code, what));
    }
}
