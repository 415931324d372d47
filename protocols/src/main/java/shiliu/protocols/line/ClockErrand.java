package shiliu.protocols.line;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Reading;

/** Sets a card's clock when it came back and once a day, by a time that somebody is certain of. {@link #keep} is for any thread. */
final class ClockErrand implements Errand {
    private static final Duration EVERY = Duration.ofDays(1);

    private volatile Supplier<Optional<OffsetDateTime>> time = Optional::empty;

    void keep(Supplier<Optional<OffsetDateTime>> certain) {
        time = certain;
    }

    @Override
    public Optional<DeviceCommand> due() {
        return time.get().map(DeviceCommand.SetClock::new);
    }

    @Override
    public Duration done(DeviceCommand command, List<Reading> told) {
        return EVERY;
    }

    @Override
    public Duration impossible(DeviceCommand command) {
        return EVERY;
    }
}
