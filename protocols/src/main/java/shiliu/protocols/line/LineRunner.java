package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.DriverException;

/**
 * The one thread of a line ({@code line-NAME}): opens it, and again after each loss, and gives the cards on it their turns,
 * one packet at a time; before each it looks whether some card is to go dark. A card that does not answer takes at most one
 * second in four from the others on its line.
 */
public final class LineRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LineRunner.class);
    private static final Duration FIRST_AGAIN = Duration.ofMillis(500);

    private final String name;
    private final Transport.Opener opener;
    private final Timing timing;
    private final LongSupplier nanos;
    private final List<Place<?>> places = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Thread thread;
    private boolean ringing;
    private volatile boolean open = true;
    private int last;
    private boolean answered;

    /** @param nanos a timer as {@link System#nanoTime} */
    public LineRunner(String name, Transport.Opener opener, Timing timing, LongSupplier nanos) {
        this.name = name;
        this.opener = opener;
        this.timing = timing;
        this.nanos = nanos;
        this.thread = new Thread(this::run, "line-" + name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** A card on this line; {@code changed} hears of every change of its {@link Watch} but the counters, on the line's thread. */
    public <P> Seat seat(Driver<P> driver, Runnable changed) {
        Place<P> place = new Place<>(driver, timing, nanos, changed, this::ring, places::remove);
        places.add(place);
        ring();
        return place;
    }

    private void run() {
        Duration again = FIRST_AGAIN;
        while (open) {
            answered = false;
            try (Transport line = opener.open()) {
                serve(line);
            } catch (IOException e) {
                LOG.debug("line {}: {}", name, e.toString());
                DriverException why = new DriverException.LinkDown(String.valueOf(e.getMessage()));
                places.forEach(place -> place.lineLost(why));
            } catch (InterruptedException e) {
                // Somebody closes this line; open says so.
                continue;
            } catch (RuntimeException e) {
                LOG.error("line {} goes on after", name, e);
                places.forEach(place -> place.failed(e));
            }
            again = answered ? FIRST_AGAIN : longer(again);
            rest(again);
        }
    }

    private Duration longer(Duration again) {
        Duration twice = again.multipliedBy(2);
        return twice.compareTo(timing.again()) > 0 ? timing.again() : twice;
    }

    /** Until the line breaks, or nobody on it answers any more: a new connection may mend that. */
    private void serve(Transport line) throws IOException, InterruptedException {
        places.forEach(Place::lineOpened);
        while (open) {
            Optional<Place<?>> turn = next();
            if (turn.isPresent()) {
                answered |= take(turn.get(), line);
                if (!places.isEmpty() && places.stream().allMatch(Place::isGivenUp)) {
                    return;
                }
            } else {
                await(idle());
            }
        }
    }

    private static boolean take(Place<?> place, Transport line) throws IOException, InterruptedException {
        try {
            return place.take(line);
        } catch (RuntimeException e) {
            LOG.error("a card's turn failed", e);
            place.failed(e);
            return false;
        }
    }

    /** Who goes dark first; else the next in turn who has something to say. */
    private Optional<Place<?>> next() {
        long now = nanos.getAsLong();
        List<Place<?>> all = List.copyOf(places);
        for (Place<?> place : all) {
            if (place.isUrgent() && place.isDue(now)) {
                return Optional.of(place);
            }
        }
        for (int i = 1; i <= all.size(); i++) {
            int at = (last + i) % all.size();
            if (all.get(at).isDue(now)) {
                last = at;
                return Optional.of(all.get(at));
            }
        }
        return Optional.empty();
    }

    private long idle() {
        long now = nanos.getAsLong();
        long least = TimeUnit.SECONDS.toNanos(1);
        for (Place<?> place : places) {
            least = Math.min(least, place.dueAt() - now);
        }
        return Math.max(least, 0);
    }

    private void rest(Duration time) {
        long until = nanos.getAsLong() + time.toNanos();
        // A ring is no reason to hammer a port that cannot be opened.
        while (open && nanos.getAsLong() < until) {
            await(until - nanos.getAsLong());
        }
    }

    private void ring() {
        lock.lock();
        try {
            ringing = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(long time) {
        lock.lock();
        try {
            long left = time;
            while (!ringing && left > 0) {
                left = rung.awaitNanos(left);
            }
            ringing = false;
        } catch (InterruptedException e) {
            // Somebody closes this line; open says so.
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread; what is under way on the line is cut off. */
    @Override
    public void close() {
        open = false;
        thread.interrupt();
        ring();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
