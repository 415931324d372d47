package shiliu.player.play;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import shiliu.player.output.CardOutput;
import shiliu.player.output.Output;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.line.Seat;
import shiliu.protocols.line.Watch;

/** A card moved by hand: it takes every frame, and lights it, falls silent and comes back when a test says so. */
final class SlowCard implements Seat {
    final List<Frame> wanted = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private volatile Watch watch = watch(Optional.empty(), Optional.empty());
    private final AtomicInteger looks = new AtomicInteger();
    private volatile Optional<Runnable> changed = Optional.empty();

    SlowCard(InstantSource clock) {
        this.clock = clock;
    }

    Output open(Runnable told) {
        return new CardOutput(
                seat -> {
                    changed = Optional.of(seat);
                    return this;
                },
                told,
                clock);
    }

    /** Waits until {@code frames} in all were wanted, and lights the newest. */
    void light(int frames) {
        awaitWanted(frames);
        light(wanted.get(frames - 1));
    }

    void light(Frame frame) {
        tell(watch(Optional.of(new Lit(frame, Proof.ACKNOWLEDGED)), Optional.empty()));
    }

    void awaitWanted(int frames) {
        await().atMost(Duration.ofSeconds(10)).until(() -> wanted.size() >= frames);
    }

    /** It was last heard so long ago. */
    void silent(Duration ago) {
        tell(watch(Optional.empty(), Optional.of(ago)));
    }

    /** It answers, and nobody knows what it shows: it came back, or a picture is half there. */
    void paints() {
        tell(watch(Optional.empty(), Optional.empty()));
    }

    /** Returns when the player has looked, so that a test may let time pass. */
    private void tell(Watch now) {
        watch = now;
        int before = looks.get();
        changed.ifPresent(told -> {
            told.run();
            await().atMost(Duration.ofSeconds(10)).until(() -> looks.get() > before);
        });
    }

    private static Watch watch(Optional<Lit> lit, Optional<Duration> silent) {
        return new Watch(lit, silent, silent.map(ago -> new DriverException.NoReply("show", 3)), "", 0, 0);
    }

    @Override
    public void want(Content content) {
        wanted.add(content.frame());
    }

    @Override
    public Watch watch() {
        Watch now = watch;
        looks.incrementAndGet();
        return now;
    }

    @Override
    public void close() {
        wanted.clear();
    }
}
