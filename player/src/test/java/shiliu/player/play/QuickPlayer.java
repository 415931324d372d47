package shiliu.player.play;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import shiliu.player.bundle.BundleCache;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleFetch;
import shiliu.player.bundle.BundleSource;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.MemoryCalls;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.bundle.TrustRoots;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;

/** What decides in a {@link Player}, step by step on one thread, without output and without true time. */
final class QuickPlayer {
    private final Disk disk = Disk.on(new MemoryCalls());
    private final BundleSource source;
    private final Renderer renderer;
    private BundleCache cache;
    private OrderBook orders;
    private BundleFetch fetch;
    private Director director;
    private KnownScreen known;

    QuickPlayer(BundleSource source, Renderer renderer) throws IOException {
        this.source = source;
        this.renderer = renderer;
        restart();
    }

    /** Whatever was not on the disk is forgotten. */
    void restart() throws IOException {
        TrustRoots roots = TrustRoots.open(disk, Office.pinned());
        cache = BundleCache.open(disk, roots, OwnScreen.of("gate"));
        orders = OrderBook.open(disk, roots);
        fetch = new BundleFetch(source, cache, orders);
        known = new KnownScreen(disk);
        TestTime clock = new TestTime(Office.NOON);
        TimeTrust time = new TimeTrust(clock, clock, Optional.empty());
        Outputs none = (screen, changed) -> {
            throw new IOException("no output");
        };
        PlayLog plays = PlayLog.open(disk, "0".repeat(32));
        Player.Parts parts = new Player.Parts("gate", known, cache, orders, renderer, none, time, plays);
        director = new Director(parts, new Troubles(), new Panel(none, () -> {}, time));
        cache.current().ifPresent(director::begin);
    }

    /** As {@link PlayerNode} does: the bundle that is offered, if any. */
    Optional<VerifiedBundle> pull(Instant now) throws FetchException, BundleException, IOException {
        return fetch.pull(Duration.ZERO, now);
    }

    /** As {@link Player} does with a bundle that is offered, once nothing else plays. */
    void adopt(VerifiedBundle next, TimeTrust.Reading now) throws IOException {
        if (director.adopt(next, now)) {
            director.scene(next.manifest().screen(), now);
            cache.commit(next.accepted());
            known.keep(next.manifest().screen());
        } else {
            cache.rollback(next.accepted());
        }
    }

    /** An order that comes at once, or on a stick; whether anybody knew for which screen. */
    boolean hear(byte[] order) throws BundleException, IOException {
        Optional<Screen> screen = screen();
        if (screen.isPresent()) {
            orders.obey(order, screen.get(), Instant.MIN);
        }
        return screen.isPresent();
    }

    /** What it plays, or will after what plays now. */
    Optional<VerifiedBundle> bundled() {
        return cache.bundle();
    }

    Optional<Screen> screen() {
        return cache.bundle().map(bundle -> bundle.manifest().screen()).or(known::get);
    }

    /** Nothing before the first bundle. */
    Optional<Scene> scene(TimeTrust.Reading now) {
        Optional<Screen> screen =
                director.bundle().map(b -> b.manifest().screen()).or(this::screen);
        return screen.map(s -> director.scene(s, now));
    }

    Optional<VerifiedBundle> onAir() {
        return director.bundle();
    }
}
