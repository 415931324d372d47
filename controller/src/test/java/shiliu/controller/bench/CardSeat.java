package shiliu.controller.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.line.LineRunner;
import shiliu.protocols.line.Lines;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.Seat;
import shiliu.protocols.line.Timing;
import shiliu.protocols.line.TransportAddress;

/** One of many cards on a TCP line of its own: notes, on the line's thread, when what is wanted is lit. */
final class CardSeat implements AutoCloseable {
    private final LineRunner runner;
    private final Seat seat;
    private final AtomicReference<Optional<Content>> wanted = new AtomicReference<>(Optional.empty());
    private final AtomicLong lit = new AtomicLong();
    private final Semaphore done = new Semaphore(0);

    CardSeat(Network network, Family family, int port) {
        TransportAddress address = new TransportAddress.Tcp("127.0.0.1", port, OptionalInt.empty());
        runner = new LineRunner(address.line(), Lines.opener(network, address), Timing.USUAL, System::nanoTime);
        seat = runner.seat(UpdateBench.driver(family, ManyCardsBench.SCREEN), this::look);
        runner.start();
    }

    private void look() {
        Optional<Content> wish = wanted.get();
        // The first change may come before the seat is known here: nothing is wanted then.
        if (wish.isPresent()
                && seat.watch().lit().map(Lit::content).equals(wish)
                && wanted.compareAndSet(wish, Optional.empty())) {
            lit.set(System.nanoTime());
            done.release();
        }
    }

    /** Wants a picture that it does not have. */
    void want(Frame frame) {
        Content content = Content.of(frame);
        done.drainPermits();
        wanted.set(Optional.of(content));
        seat.want(content);
    }

    /** When, as {@link System#nanoTime} tells, what was wanted was proven. */
    long awaitLit() throws IOException, InterruptedException {
        if (!done.tryAcquire(60, TimeUnit.SECONDS)) {
            throw new IOException("a card shows nothing: " + seat.watch());
        }
        return lit.get();
    }

    long packets() {
        return seat.watch().sent();
    }

    @Override
    public void close() {
        runner.close();
    }
}
