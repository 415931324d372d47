package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.VirtualCard;

/**
 * Lets a virtual card live on a line: gives it what comes, sends what it answers, at the pace of the line's speed, and
 * tells of each new picture. Safe for several lines at once: the card takes one chunk after the other.
 */
public final class CardHost {
    private static final Duration LOOK = Duration.ofMillis(500);
    /** As long as a card's own start. */
    private static final long DOWN_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final VirtualCard card;
    private final Faults faults;
    private final Consumer<Frame> shown;
    private final Object turn = new Object();
    private final long started = System.nanoTime();
    private Optional<Frame> last = Optional.empty();
    private boolean down;
    private boolean rebooted;

    /**
     * What is wrong with the card.
     *
     * @param silent it takes everything and answers nothing
     * @param rebootAfter once, so long after its start, it loses power for three seconds
     */
    public record Faults(boolean silent, boolean busy, Optional<Duration> rebootAfter) {
        public static final Faults NONE = new Faults(false, false, Optional.empty());
    }

    /** @param shown hears of each picture that differs from the one before, on a line's thread */
    public CardHost(VirtualCard card, Faults faults, Consumer<Frame> shown) {
        this.card = card;
        this.faults = faults;
        this.shown = shown;
        card.busy(faults.busy());
        look();
    }

    /** What the card's LEDs show now. */
    public Frame shown() {
        synchronized (turn) {
            return card.shown();
        }
    }

    /** Serves the line on a thread of its own, named {@code card}; {@code ended} is told when the line is gone. */
    public Thread start(Transport line, Runnable ended) {
        Thread thread = new Thread(
                () -> {
                    try {
                        serve(line);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    ended.run();
                },
                "card");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Serves the line until it breaks or is closed. */
    public void serve(Transport line) throws InterruptedException {
        byte[] buffer = new byte[4096];
        Pace pace = new Pace(line.baud());
        try (line) {
            while (true) {
                int count = line.receive(buffer, LOOK);
                if (count > 0) {
                    pace.pass(count);
                }
                for (byte[] reply : take(buffer, count)) {
                    line.send(reply);
                    pace.pass(reply.length);
                }
            }
        } catch (IOException e) {
            // The other side went; it may come again on a new line.
        }
    }

    private List<byte[]> take(byte[] buffer, int count) {
        synchronized (turn) {
            power();
            if (down) {
                return List.of();
            }
            if (count == 0) {
                card.silence();
                // A card that turns its own pages or shows a clock changes by itself.
                look();
                return List.of();
            }
            List<byte[]> replies = card.receive(java.util.Arrays.copyOf(buffer, count));
            look();
            return faults.silent() ? List.of() : replies;
        }
    }

    private void power() {
        if (faults.rebootAfter().isEmpty() || rebooted) {
            return;
        }
        long on = System.nanoTime() - started - faults.rebootAfter().get().toNanos();
        if (on >= DOWN_NANOS) {
            rebooted = true;
            down = false;
            look();
        } else if (on >= 0 && !down) {
            down = true;
            card.reboot();
        }
    }

    private void look() {
        Frame now = card.shown();
        if (!last.equals(Optional.of(now))) {
            last = Optional.of(now);
            shown.accept(now);
        }
    }

    /** Takes as long as bytes take on a line of this speed; a pseudo-terminal takes none. */
    private static final class Pace {
        private final OptionalInt baud;
        private long free = System.nanoTime();

        Pace(OptionalInt baud) {
            this.baud = baud;
        }

        void pass(int bytes) {
            if (baud.isEmpty()) {
                return;
            }
            long needed = TimeUnit.SECONDS.toNanos(1) * 10 * bytes / baud.getAsInt();
            free = Math.max(System.nanoTime(), free) + needed;
            long left;
            while ((left = free - System.nanoTime()) > 0) {
                LockSupport.parkNanos(left);
            }
        }
    }
}
