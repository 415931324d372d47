package shiliu.controller.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.LineRunner;
import shiliu.protocols.line.Seat;
import shiliu.protocols.line.SerialTransport;
import shiliu.protocols.line.Timing;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** A virtual card at the far end of a slow line, and a runner at its near end. */
final class LineWithCard implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final String id;
    private final SlowLine line;
    private final Transport far;
    private final LineRunner runner;
    private final Seat seat;
    private final Semaphore changes;

    private LineWithCard(String id, SlowLine line, Transport far, LineRunner runner, Seat seat, Semaphore changes) {
        this.id = id;
        this.line = line;
        this.far = far;
        this.runner = runner;
        this.seat = seat;
        this.changes = changes;
    }

    /** What one update took: bytes to the card, all tries and checks included, and seconds until it was proven. */
    record Update(long bytes, double seconds) {}

    static LineWithCard open(Family family, Geometry screen, SlowLine line, int baud) throws IOException {
        Transport far = new Unpaced(SerialTransport.open(address(line.far().toString(), baud)));
        CardHost host = new CardHost(family.card().apply(Family.Unit.of(screen)), CardHost.Faults.NONE, shown -> {});
        Thread card = new Thread(() -> serve(host, far), "card-" + family.id());
        card.setDaemon(true);
        card.start();
        LineRunner runner = new LineRunner(
                family.id(),
                () -> SerialTransport.open(address(line.near().toString(), baud)),
                Timing.USUAL,
                System::nanoTime);
        Driver<?> driver = UpdateBench.driver(family, screen);
        Semaphore changes = new Semaphore(0);
        Seat seat = runner.seat(driver, changes::release);
        runner.start();
        return new LineWithCard(family.id(), line, far, runner, seat, changes);
    }

    static TransportAddress.Serial address(String device, int baud) {
        return new TransportAddress.Serial(device, baud, TransportAddress.Parity.NONE, OptionalInt.empty());
    }

    private static void serve(CardHost host, Transport line) {
        try {
            host.serve(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String id() {
        return id;
    }

    /** Wants a picture and waits for the proof. */
    Update show(Frame frame) throws IOException, InterruptedException {
        Content wanted = Content.of(frame);
        changes.drainPermits();
        long before = seat.watch().bytes();
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        seat.want(wanted);
        while (seat.watch().lit().map(Lit::content).filter(wanted::equals).isEmpty()) {
            long left = end - System.nanoTime();
            boolean never = seat.watch()
                    .trouble()
                    .filter(DriverException.Unsupported.class::isInstance)
                    .isPresent();
            if (never || left <= 0 || !changes.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                throw new IOException(id + " shows nothing: " + seat.watch());
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Update(seat.watch().bytes() - before, seconds);
    }

    @Override
    public void close() {
        runner.close();
        far.close();
        line.close();
    }

    /** The line itself takes the time of its bytes: the card must not take it once more. */
    private record Unpaced(Transport line) implements Transport {
        @Override
        public void send(byte[] bytes) throws IOException, InterruptedException {
            line.send(bytes);
        }

        @Override
        public int receive(byte[] buffer, Duration atMost) throws IOException, InterruptedException {
            return line.receive(buffer, atMost);
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
