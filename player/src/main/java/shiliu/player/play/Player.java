package shiliu.player.play;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import shiliu.player.bundle.Accepted;
import shiliu.player.bundle.BundleCache;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.message.Message;
import shiliu.player.output.OutputException;
import shiliu.player.render.Renderer;
import shiliu.player.schedule.Decision;
import shiliu.player.screen.Screen;

/**
 * Shows one screen what its last good bundle says, on a thread of its own ({@code screen-ID}), from the disk alone:
 * orders first, then the schedule, then the safe card. What is shown follows from time and schedule, so that players side
 * by side are in step. Thread-safe; fed by {@link #offer} and {@link #wake}.
 */
public final class Player implements AutoCloseable {
    /** The longest sleep: so soon are an expiry, an order and a clock that jumped noticed, whoever forgot to wake us. */
    private static final Duration TICK = Duration.ofSeconds(1);
    /** Room enough to lay the next item out while this one stands still. */
    private static final Duration IDLE = Duration.ofMillis(250);

    private final Parts parts;
    private final Troubles troubles;
    private final List<Consumer<Standing>> listeners = new CopyOnWriteArrayList<>();
    private final Director director;
    private final Stage stage;
    private final Lighting lighting;
    private final FrameCount count = new FrameCount();
    private final Endings endings;
    private final Alarm alarm = new Alarm();
    private final Thread thread;

    private volatile Optional<VerifiedBundle> offered = Optional.empty();
    private volatile Optional<Instant> storedSince = Optional.empty();
    private volatile boolean open = true;
    private volatile long turnedAt;

    private Optional<Accepted> uncommitted = Optional.empty();
    private Optional<Decision.Playing> playing = Optional.empty();

    /**
     * What a player is made of.
     *
     * @param screen what it was before the first bundle, so that a safe card can be shown
     */
    public record Parts(
            String screenId,
            KnownScreen screen,
            BundleCache cache,
            OrderBook orders,
            Renderer renderer,
            Outputs outputs,
            TimeTrust time,
            PlayLog plays) {}

    /** For a screen; {@code changed} as for {@link #listen}. */
    public Player(Parts parts, Consumer<Standing> changed) {
        this(parts, new Troubles(), changed);
    }

    Player(Parts parts, Troubles troubles, Consumer<Standing> changed) {
        this.parts = parts;
        this.troubles = troubles;
        listeners.add(changed);
        Panel panel = new Panel(parts.outputs(), alarm::ring, parts.time());
        this.director = new Director(parts, troubles, panel);
        this.endings = new Endings(parts);
        this.lighting = new Lighting(parts, panel, troubles);
        this.stage = new Stage(panel, parts.plays(), troubles, this::tell);
        this.thread = new Thread(this::run, "screen-" + parts.screenId());
    }

    public void start() {
        turnedAt = parts.time().timer();
        thread.start();
    }

    /** How long the screen's thread has been at its present step, in true time, however fast a trial's clock runs. */
    Duration sinceTurn() {
        return parts.time().waiting(Duration.ofNanos(parts.time().timer() - turnedAt));
    }

    /** Interrupts the step: an output that hangs fails and is opened anew. */
    void shake() {
        thread.interrupt();
    }

    /** A bundle that the cache has staged: it goes live whole, when the item that plays has ended or may not play on. */
    public void offer(VerifiedBundle bundle) {
        offered = Optional.of(bundle);
        wake();
    }

    /**
     * {@code changed} hears from now on of every new item, card, page and bundle once it is proven to be lit, and when the
     * output was lost and found; on the screen's thread, so it must return at once.
     */
    public void listen(Consumer<Standing> changed) {
        listeners.add(changed);
    }

    /** Looks at orders, bundle and clock at once. */
    public void wake() {
        alarm.ring();
    }

    /** What is known of the screen; empty before anything was handed to its output. */
    public Optional<Standing> standing() {
        return stage.standing();
    }

    /** What was lit for certain, last; empty before the first proof. */
    public Optional<Showing> showing() {
        return standing().flatMap(Standing::shown);
    }

    /** Since when the cache's current bundle is that, as far as this start knows. */
    public Optional<Instant> storedSince() {
        return storedSince;
    }

    /** How bright it is, and what its card tells of itself. */
    Optional<Report.Device> device() {
        return lighting.device();
    }

    FrameCount count() {
        return count;
    }

    /** The screen as the newest bundle describes it. */
    public Optional<Screen> screen() {
        return parts.cache()
                .bundle()
                .map(bundle -> bundle.manifest().screen())
                .or(() -> parts.screen().get());
    }

    /** Ends the play, notes it, closes the output; waits for that at most five seconds. */
    @Override
    public void close() {
        open = false;
        wake();
        Threads.join(thread, Duration.ofSeconds(5));
    }

    private void run() {
        parts.cache().current().ifPresent(bundle -> {
            director.begin(bundle);
            storedSince = Optional.of(parts.time().now().time());
        });
        while (open) {
            Duration rest = parts.time().waiting(step());
            turnedAt = parts.time().timer();
            alarm.await(rest);
            turnedAt = parts.time().timer();
        }
        stage.close(parts.time().now().time());
    }

    private Duration step() {
        // A shake that came too late is none for this step: a file of it would be closed.
        Thread.interrupted();
        try {
            TimeTrust.Reading now = parts.time().now();
            adopt(now);
            Optional<Screen> screen =
                    director.bundle().map(bundle -> bundle.manifest().screen()).or(this::screen);
            if (screen.isEmpty()) {
                return TICK;
            }
            stage.open(screen.get(), now.time());
            Scene scene = director.scene(screen.get(), now);
            playing = scene.playing();
            lighting.set(scene, now, director.byHand(now));
            stage.put(scene, director.bundle().map(VerifiedBundle::accepted), now.time());
            count.add(scene, now.time());
            troubles.over("play.output");
            troubles.over("play.stalled");
            endings.look(now);
            commit(now);
            return sleep(scene);
        } catch (IOException e) {
            troubles.add(parts.time().now().time(), "play.output", OutputException.sentence(e));
        } catch (RuntimeException e) {
            trouble("play.internal", e);
        }
        return TICK;
    }

    private void adopt(TimeTrust.Reading now) {
        Optional<VerifiedBundle> next = offered;
        if (next.isEmpty() || !mayChange(next.get(), now.time())) {
            return;
        }
        offered = Optional.empty();
        Accepted accepted = next.get().accepted();
        if (adopts(next.get(), now)) {
            uncommitted = Optional.of(accepted);
        } else {
            parts.cache().rollback(accepted);
            troubles.add(
                    now.time(),
                    "play.bundle-failed",
                    Message.of("play.bundle-failed", String.valueOf(accepted.version())));
        }
    }

    private boolean adopts(VerifiedBundle next, TimeTrust.Reading now) {
        try {
            return director.adopt(next, now);
        } catch (RuntimeException e) {
            // It would fail every time: the former one stays, and the next one is taken.
            trouble("play.internal", e);
            return false;
        }
    }

    private boolean mayChange(VerifiedBundle next, Instant now) {
        boolean atOnce = next.manifest().atOnce().isPresent()
                && !next.manifest()
                        .atOnce()
                        .equals(director.bundle().flatMap(on -> on.manifest().atOnce()));
        return atOnce
                || playing.map(play -> !now.isBefore(play.until())
                                || now.isBefore(play.from())
                                || !next.items().containsKey(play.item()))
                        .orElse(true);
    }

    /**
     * The new bundle gave its first good frame, drawn and handed over. No proof is waited for: that says something of the
     * card, nothing of the bundle, and a card that is unplugged must not keep the player from storing what is newest.
     */
    private void commit(TimeTrust.Reading now) {
        if (uncommitted.isEmpty()) {
            return;
        }
        try {
            parts.cache().commit(uncommitted.get());
            director.bundle()
                    .ifPresent(bundle -> parts.screen().keep(bundle.manifest().screen()));
            uncommitted = Optional.empty();
            storedSince = Optional.of(now.time());
            standing().ifPresent(this::tell);
        } catch (IOException e) {
            trouble("play.disk", e);
        }
    }

    private Duration sleep(Scene scene) {
        if (scene.playing().isPresent() && left(scene).compareTo(IDLE) > 0) {
            director.prepareAfter(scene.playing().get(), parts.time().now());
        }
        Duration left = left(scene);
        return left.compareTo(TICK) > 0 ? TICK : left;
    }

    private Duration left(Scene scene) {
        return Duration.between(parts.time().now().time(), scene.due());
    }

    private void tell(Standing news) {
        listeners.forEach(listener -> listener.accept(news));
    }

    private void trouble(String code, Exception e) {
        troubles.add(parts.time().now().time(), code, Message.of(code, e.toString()));
    }
}
