package shiliu.protocols.line;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A serial port, 8 data bits and one stop bit: one thread reads it, one writes, so that neither ever waits for the other,
 * and a write that blocks for good is ended by closing the port.
 */
public final class SerialTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(SerialTransport.class);
    private static final int MOST_WAITING = 1 << 20;
    private static final int LOOK_MILLIS = 200;
    /** A port whose device is gone may say "nothing yet" at once, for ever. */
    private static final int MOST_EMPTY_READS = 200;

    private final TransportAddress.Serial address;
    private final SerialPort port;
    private final Inbox inbox = new Inbox(MOST_WAITING);
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final ExecutorService writer;

    private SerialTransport(TransportAddress.Serial address, SerialPort port) {
        this.address = address;
        this.port = port;
        String name = address.device().substring(address.device().lastIndexOf('/') + 1);
        this.writer = Executors.newSingleThreadExecutor(work -> daemon(work, "serial-" + name + "-write"));
        daemon(this::read, "serial-" + name + "-read").start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Opens and sets the port. */
    public static SerialTransport open(TransportAddress.Serial address) throws IOException {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(address.device());
        } catch (RuntimeException e) {
            throw new IOException(address.line() + ": no such port", e);
        }
        port.setComPortParameters(address.baud(), 8, SerialPort.ONE_STOP_BIT, parity(address.parity()));
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, LOOK_MILLIS, 0);
        if (!port.openPort(0)) {
            throw new IOException(address.line() + " cannot be opened (error " + port.getLastErrorCode() + ")");
        }
        return new SerialTransport(address, port);
    }

    private static int parity(TransportAddress.Parity parity) {
        return switch (parity) {
            case NONE -> SerialPort.NO_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
        };
    }

    private void read() {
        byte[] buffer = new byte[4096];
        int empty = 0;
        while (open.get()) {
            long began = System.nanoTime();
            int count = readOnce(buffer);
            boolean atOnce = System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(1);
            empty = count == 0 && atOnce ? empty + 1 : 0;
            if (count < 0 || empty > MOST_EMPTY_READS) {
                gone("the device is gone");
                return;
            }
            if (count > 0 && !inbox.add(java.util.Arrays.copyOf(buffer, count))) {
                gone("the device sends more than anybody reads");
                return;
            }
        }
    }

    /** A port that another thread closes at this moment may fail in ways of its own: it is gone. */
    private int readOnce(byte[] buffer) {
        try {
            return port.readBytes(buffer, buffer.length);
        } catch (RuntimeException e) {
            LOG.debug("{} ended with", address.line(), e);
            return -1;
        }
    }

    @Override
    public void send(byte[] bytes) throws IOException, InterruptedException {
        long millis = 2000 + 2L * bytes.length * 10_000 / address.baud();
        try {
            Future<Boolean> written = writer.submit(() -> write(bytes));
            if (written.get(millis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (ExecutionException | java.util.concurrent.RejectedExecutionException e) {
            gone("cannot be written to");
        } catch (TimeoutException e) {
            gone("took nothing for " + millis + " ms");
        }
        gone("the device is gone");
        throw new IOException(address.line() + ": the device is gone");
    }

    private boolean write(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && open.get()) {
            int count = port.writeBytes(bytes, bytes.length - at, at);
            // Nothing written is how a device that was pulled out looks from here.
            if (count <= 0) {
                return false;
            }
            at += count;
        }
        return at == bytes.length;
    }

    @Override
    public int receive(byte[] buffer, Duration atMost) throws IOException, InterruptedException {
        return inbox.receive(buffer, atMost);
    }

    @Override
    public OptionalInt baud() {
        return OptionalInt.of(address.baud());
    }

    @Override
    public void close() {
        gone("closed");
    }

    private void gone(String why) {
        inbox.end(address.line() + ": " + why);
        if (open.getAndSet(false)) {
            port.closePort();
            writer.shutdown();
        }
    }
}
