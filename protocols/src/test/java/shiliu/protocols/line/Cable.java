package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** A line whose cable can be pulled: then what is sent goes nowhere and nothing comes, without any error. */
record Cable(Transport line, AtomicBoolean pulled) implements Transport {
    @Override
    public void send(byte[] bytes) throws IOException, InterruptedException {
        if (!pulled.get()) {
            line.send(bytes);
        }
    }

    @Override
    public int receive(byte[] buffer, Duration atMost) throws IOException, InterruptedException {
        int count = line.receive(buffer, atMost);
        return pulled.get() ? 0 : count;
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
