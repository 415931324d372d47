package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Tells of all that passes. */
public final class RecordingTransport implements Transport {
    private final Transport line;
    private final InstantSource clock;
    private final Consumer<Passed> told;

    /** Which way bytes went, seen from this end. */
    public enum Way {
        SENT,
        RECEIVED
    }

    /** Some bytes that passed. */
    public record Passed(Instant at, Way way, shiliu.protocols.packet.Octets bytes) {}

    /** @param told hears of each chunk on the thread that sends or receives */
    public RecordingTransport(Transport line, InstantSource clock, Consumer<Passed> told) {
        this.line = line;
        this.clock = clock;
        this.told = told;
    }

    @Override
    public void send(byte[] bytes) throws IOException, InterruptedException {
        tell(Way.SENT, bytes);
        line.send(bytes);
    }

    @Override
    public int receive(byte[] buffer, Duration atMost) throws IOException, InterruptedException {
        int count = line.receive(buffer, atMost);
        if (count > 0) {
            tell(Way.RECEIVED, Arrays.copyOf(buffer, count));
        }
        return count;
    }

    private void tell(Way way, byte[] bytes) {
        told.accept(new Passed(clock.instant(), way, shiliu.protocols.packet.Octets.of(bytes)));
    }

    @Override
    public OptionalInt baud() {
        return line.baud();
    }

    @Override
    public void close() {
        line.close();
    }
}
