package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * An open way for bytes: a connection or a serial port. One thread sends and receives; {@link #close} may come from any
 * thread and ends a wait.
 */
public interface Transport extends AutoCloseable {
    /** Hands all bytes over in order. An {@link IOException} where the other side is gone or takes nothing for too long. */
    void send(byte[] bytes) throws IOException, InterruptedException;

    /**
     * Waits for bytes.
     *
     * @return how many came into {@code buffer}, at least 1; 0 when the time is over
     * @throws IOException where the other side is gone
     */
    int receive(byte[] buffer, Duration atMost) throws IOException, InterruptedException;

    /** Bits a second, where the line has a speed of its own; a byte is ten bits on a serial line. */
    default OptionalInt baud() {
        return OptionalInt.empty();
    }

    @Override
    void close();

    /** Makes the way, anew after each loss. */
    @FunctionalInterface
    interface Opener {
        Transport open() throws IOException, InterruptedException;
    }
}
