package shiliu.player.play;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import shiliu.player.output.CardOutput;
import shiliu.player.output.Output;
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
    private volatile Runnable changed = () -> {};

    SlowCard(InstantSource clock) {
        this.clock = clock;
    }

    Output open(Runnable told) {
        return new CardOutput(
                seat -> {
                    changed = seat;
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

    /** It answers again, and nobody knows what it shows. */
    void answers() {
        tell(watch(Optional.empty(), Optional.empty()));
    }

    private void tell(Watch now) {
        watch = now;
        changed.run();
    }

    private static Watch watch(Optional<Lit> lit, Optional<Duration> silent) {
        return new Watch(lit, silent, silent.map(ago -> new DriverException.NoReply("show", 3)), 0, 0);
    }

    @Override
    public void want(Frame frame) {
        wanted.add(frame);
    }

    @Override
    public Watch watch() {
        return watch;
    }

    @Override
    public void close() {
        wanted.clear();
    }
}
