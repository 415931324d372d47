package shiliu.controller.wired;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import shiliu.controller.api.Refused;
import shiliu.controller.office.Office;
import shiliu.player.bundle.BundleCache;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.bundle.Throttle;
import shiliu.player.bundle.TrustRoots;
import shiliu.player.message.Message;
import shiliu.player.output.CardLines;
import shiliu.player.play.KnownScreen;
import shiliu.player.play.PlayLog;
import shiliu.player.play.Player;
import shiliu.player.play.PlayerNode;
import shiliu.player.play.Report;
import shiliu.player.play.TimeTrust;
import shiliu.player.render.Pictures;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/**
 * The players of all screens whose cards the controller speaks to itself: the same {@link PlayerNode} as on a box beside a
 * screen, with a folder of its own, on a line that it shares with the cards of the same port. They keep showing what they
 * have while the office is busy; what they check guards against mistakes, not against a controller that was taken over.
 */
public final class WiredScreens implements AutoCloseable {
    /** Beside the screens' own folders: orders may be put there by hand, for all of them. */
    private static final String ORDERS_IN = "orders-in";

    private final Office office;
    private final Renderer renderer;
    private final Clock clock;
    private final CardLines lines = new CardLines();
    private final List<PlayerNode> nodes = new ArrayList<>();

    private WiredScreens(Office office, Renderer renderer, Clock clock) {
        this.office = office;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Starts them; a card that is not there is no reason not to. Each screen has its folder in {@code folder}. */
    public static WiredScreens start(
            Collection<WiredScreen> screens, Office office, Path folder, Renderer renderer, Clock clock)
            throws IOException {
        WiredScreens started = new WiredScreens(office, renderer, clock);
        try {
            for (WiredScreen wired : screens) {
                started.start(wired, folder.resolve(wired.screen().id()));
            }
            return started;
        } catch (IOException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void start(WiredScreen wired, Path folder) throws IOException {
        Screen screen = wired.screen();
        Disk disk = Disk.real(folder);
        TrustRoots roots = TrustRoots.open(disk, office.accounts().firstRoot());
        BundleCache cache = BundleCache.open(disk, roots, OwnScreen.of(screen.id()));
        KnownScreen known = new KnownScreen(disk);
        known.keep(screen);
        SecureRandom random = new SecureRandom();
        String boot = PlayerNode.freshId(random);
        TimeTrust time = new TimeTrust(clock, System::nanoTime, cache.timeFloor());
        Player.Parts parts = new Player.Parts(
                screen.id(),
                known,
                cache,
                OrderBook.open(disk, roots),
                renderer,
                (shown, changed) -> lines.open(
                        wired.card(), shown, changed, () -> time.now().time()),
                time,
                PlayLog.open(disk, boot));
        LocalBundleSource source = new LocalBundleSource(office, screen.id());
        PlayerNode.Wires wires = new PlayerNode.Wires(
                source,
                source,
                this::report,
                frame -> frame(screen.id(), frame),
                Throttle.NONE,
                List.of(folder.resolveSibling(ORDERS_IN)));
        nodes.add(PlayerNode.start(parts, () -> wires, new PlayerNode.Boot(boot, random), showing -> {}));
    }

    private void report(Report report) throws FetchException {
        try {
            office.screens().own(report);
        } catch (Refused e) {
            throw new FetchException(Message.of("play.internal", String.valueOf(e.getMessage())), e);
        }
    }

    private void frame(String screen, Frame lit) throws FetchException {
        try {
            office.screens().ownFrame(screen, Pictures.png(lit));
        } catch (Refused e) {
            throw new FetchException(Message.of("play.internal", String.valueOf(e.getMessage())), e);
        }
    }

    /** Ends the plays, then the lines. What the cards show stays lit. */
    @Override
    public void close() {
        nodes.forEach(PlayerNode::close);
        lines.close();
    }
}
