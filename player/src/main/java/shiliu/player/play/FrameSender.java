package shiliu.player.play;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.bundle.FetchException;
import shiliu.protocols.driver.Frame;

/**
 * Sends pictures of what is lit, on a thread of its own so that no report waits for one: soon after each new item, card or
 * page, at most one a second; of what moves one every five seconds; never the same twice. A failure is tried again when
 * somebody hurries it, else with the next heartbeat.
 */
final class FrameSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameSender.class);

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration STILL = Duration.ofSeconds(1);
    private static final Duration MOVING = Duration.ofSeconds(5);

    private final Supplier<Optional<Standing>> standing;
    private final FrameSink sink;
    private final LongSupplier timer;
    private final Loop loop;
    private Optional<Showing> tried = Optional.empty();
    private long triedAt;
    private volatile Optional<Frame> sent = Optional.empty();

    /** @param timer counts nanoseconds */
    FrameSender(String screen, Supplier<Optional<Standing>> standing, FrameSink sink, LongSupplier timer) {
        this.standing = standing;
        this.sink = sink;
        this.timer = timer;
        this.loop = new Loop("frame-" + screen, this::turn);
    }

    void start() {
        loop.start();
    }

    /** Looks whether there is something new to send. */
    void hurry() {
        loop.hurry();
    }

    /** The controller may have begun anew and know no picture: the next one is sent whether it is new or not. */
    void forget() {
        sent = Optional.empty();
    }

    @Override
    public void close() {
        loop.close();
    }

    /** Sends what is due; gives the time until the next look. */
    Duration turn() throws InterruptedException {
        Optional<Showing> lit =
                standing.get().filter(now -> now.lost().isEmpty()).flatMap(Standing::shown);
        if (lit.isEmpty()) {
            return HEARTBEAT;
        }
        Showing showing = lit.get();
        Duration wait = wait(showing);
        if (!wait.isZero()) {
            return wait;
        }
        if (sent.filter(showing.frame()::equals).isEmpty()) {
            send(showing);
        }
        return showing.moves() ? MOVING : HEARTBEAT;
    }

    private Duration wait(Showing showing) {
        if (tried.isEmpty()) {
            return Duration.ZERO;
        }
        boolean movesOn = showing.moves() && tried.get().since().equals(showing.since());
        Duration left = (movesOn ? MOVING : STILL).minusNanos(timer.getAsLong() - triedAt);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void send(Showing showing) throws InterruptedException {
        tried = Optional.of(showing);
        triedAt = timer.getAsLong();
        try {
            sink.send(showing.frame());
            sent = Optional.of(showing.frame());
        } catch (FetchException e) {
            // The report meets the same and says so.
            LOG.debug("no picture could be sent: {}", e.reason().key());
        }
    }
}
