package shiliu.protocols.line;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Exchange;

/**
 * Sets a card's clock when it came back and once a day, between its pictures, by a time that somebody is certain of. A card
 * that does not take it is asked again after an hour. {@link #keep} is for any thread; all else is the line's.
 */
final class ClockKeeper<P> {
    private static final long EVERY = Duration.ofDays(1).toNanos();
    private static final long AGAIN = Duration.ofHours(1).toNanos();

    private final Driver<P> driver;
    private final LongSupplier nanos;
    private volatile Supplier<Optional<OffsetDateTime>> time = Optional::empty;
    private Optional<DeviceCommand.SetClock> setting = Optional.empty();
    private int done;
    private long dueAt;

    ClockKeeper(Driver<P> driver, LongSupplier nanos) {
        this.driver = driver;
        this.nanos = nanos;
        this.dueAt = nanos.getAsLong();
    }

    void keep(Supplier<Optional<OffsetDateTime>> certain) {
        time = certain;
    }

    /** The card came back: it may have been without power. */
    void cameBack() {
        restart(0);
    }

    /** The next packet of setting the clock, where that is due; a card without one is left alone for a day. */
    Optional<Exchange<P>> next(CardState state) {
        if (nanos.getAsLong() - dueAt < 0) {
            return Optional.empty();
        }
        if (setting.isEmpty()) {
            setting = time.get().map(DeviceCommand.SetClock::new);
        }
        Optional<Exchange<P>> next = setting.flatMap(command -> driver.command(state, command, done));
        if (setting.isPresent() && next.isEmpty()) {
            restart(EVERY);
        }
        return next;
    }

    void answered() {
        done++;
    }

    void failed() {
        restart(AGAIN);
    }

    private void restart(long wait) {
        setting = Optional.empty();
        done = 0;
        dueAt = nanos.getAsLong() + wait;
    }
}
