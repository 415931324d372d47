package shiliu.protocols.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.CardStore;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Glyphs;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.driver.VirtualCard;

/** One card on its line in a time of its own: nothing waits, and an hour is over in a moment. */
final class Rig implements Transport {
    static final Instant START = Instant.parse("2026-11-10T04:00:00Z");

    final Driver<?> driver;
    final VirtualCard card;
    final MemoryStore store = new MemoryStore();
    final Place<?> place;
    /** What each packet so far was for. */
    final List<String> sent = new ArrayList<>();

    /** Runs when a packet goes out, before the card has it. */
    Consumer<String> before = does -> {};
    /** Which packets get no answer. */
    Predicate<String> unheard = does -> false;

    /** How often the line was told that its {@link Watch} changed. */
    int news;

    private final OptionalInt baud;
    private final Deque<byte[]> replies = new ArrayDeque<>();
    private long now = 1_000_000_000_000L;
    private final long start = now;

    Rig(String id, Geometry geometry, OptionalInt baud) {
        Family family = Drivers.find(id).orElseThrow();
        this.baud = baud;
        this.driver = family.driver().apply(new Family.Site(geometry, OptionalInt.empty()));
        this.card = family.card()
                .apply(new Family.Unit(
                        geometry, Family.Unit.FIRST, kept(), Glyphs.BOXES, () -> START.plusNanos(now - start)));
        this.place = seat(driver);
    }

    private CardStore kept() {
        return store;
    }

    private <P> Place<P> seat(Driver<P> one) {
        return new Place<>(one, Timing.USUAL, () -> now, () -> news++, () -> {}, gone -> {});
    }

    Duration age() {
        return Duration.ofNanos(now - start);
    }

    int count(String does) {
        return Collections.frequency(sent, does);
    }

    boolean isLit() {
        return place.watch().lit().map(Lit::frame).isPresent();
    }

    /** One packet, when it is due. */
    void step() {
        try {
            now = Math.max(now, place.dueAt());
            place.take(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(Duration time) {
        until(() -> false, time);
    }

    /** Whether that came true in time. */
    boolean until(BooleanSupplier done, Duration most) {
        long end = now + most.toNanos();
        while (!done.getAsBoolean()) {
            // What is overdue was due in the past.
            now = Math.max(now, Math.min(end, place.dueAt()));
            if (now >= end) {
                return done.getAsBoolean();
            }
            if (place.isDue(now)) {
                step();
            }
        }
        return true;
    }

    @Override
    public void send(byte[] bytes) {
        String does = place.watch().doing();
        sent.add(does);
        before.accept(does);
        pass(bytes.length);
        for (byte[] reply : card.receive(bytes)) {
            if (!unheard.test(does)) {
                replies.add(reply);
            }
        }
    }

    private void pass(int bytes) {
        now += baud.isPresent() ? 10_000_000_000L * bytes / baud.getAsInt() : 100_000;
    }

    @Override
    public int receive(byte[] buffer, Duration atMost) {
        byte[] next = replies.poll();
        if (next == null) {
            now += atMost.toNanos();
            return 0;
        }
        pass(next.length);
        System.arraycopy(next, 0, buffer, 0, next.length);
        return next.length;
    }

    @Override
    public OptionalInt baud() {
        return baud;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
