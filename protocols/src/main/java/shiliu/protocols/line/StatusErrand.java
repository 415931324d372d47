package shiliu.protocols.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Reading;

/** Asks a card what it tells of itself, again and again; one that tells nothing is left alone until it comes back. */
final class StatusErrand implements Errand {
    private final Duration every;
    private final LongSupplier nanos;
    private volatile Optional<Status> last = Optional.empty();
    private boolean fresh;

    private record Status(List<Reading> readings, long at) {}

    StatusErrand(Duration every, LongSupplier nanos) {
        this.every = every;
        this.nanos = nanos;
    }

    /** For any thread. */
    Optional<Watch.Told> told() {
        return last.map(status -> new Watch.Told(status.readings(), Duration.ofNanos(nanos.getAsLong() - status.at())));
    }

    List<Reading> readings() {
        return last.map(Status::readings).orElse(List.of());
    }

    /** Whether it told something since this was last asked. */
    boolean isNew() {
        boolean was = fresh;
        fresh = false;
        return was;
    }

    @Override
    public Optional<DeviceCommand> due() {
        return Optional.of(new DeviceCommand.ReadStatus());
    }

    @Override
    public Duration done(DeviceCommand command, List<Reading> told) {
        if (told.isEmpty()) {
            return NEVER;
        }
        last = Optional.of(new Status(List.copyOf(told), nanos.getAsLong()));
        fresh = true;
        return every;
    }

    @Override
    public Duration impossible(DeviceCommand command) {
        return NEVER;
    }
}
