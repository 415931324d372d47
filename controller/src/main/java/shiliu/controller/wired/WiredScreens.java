package shiliu.controller.wired;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shiliu.controller.api.Refused;
import shiliu.controller.office.Office;
import shiliu.player.bundle.BundleCache;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.TrustRoots;
import shiliu.player.message.Message;
import shiliu.player.output.CardOutput;
import shiliu.player.output.Output;
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
import shiliu.protocols.line.LineRunner;
import shiliu.protocols.line.Lines;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.Timing;

/**
 * The players of all screens whose cards the controller speaks to itself: the same {@link PlayerNode} as on a box beside a
 * screen, with a folder of its own, on a line that it shares with the cards of the same port. They keep showing what they
 * have while the office is busy; what they check guards against mistakes, not against a controller that was taken over.
 */
public final class WiredScreens implements AutoCloseable {
    private final Office office;
    private final Renderer renderer;
    private final Clock clock;
    private final Timing timing;
    private final Network network = new Network();
    private final Map<String, LineRunner> lines = new LinkedHashMap<>();
    private final List<PlayerNode> nodes = new ArrayList<>();

    private WiredScreens(Office office, Renderer renderer, Clock clock, Timing timing) {
        this.office = office;
        this.renderer = renderer;
        this.clock = clock;
        this.timing = timing;
    }

    /** Starts them; a card that is not there is no reason not to. Each screen has its folder in {@code folder}. */
    public static WiredScreens start(
            Collection<WiredScreen> screens, Office office, Path folder, Renderer renderer, Clock clock)
            throws IOException {
        WiredScreens started = new WiredScreens(office, renderer, clock, Timing.USUAL);
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
        BundleCache cache = BundleCache.open(disk, roots, screen.id());
        KnownScreen known = new KnownScreen(disk);
        known.keep(screen);
        SecureRandom random = new SecureRandom();
        String boot = PlayerNode.freshId(random);
        TimeTrust time = new TimeTrust(clock, System::nanoTime, cache.timeFloor());
        LineRunner line = line(wired);
        Player.Parts parts = new Player.Parts(
                screen.id(),
                known,
                cache,
                OrderBook.open(disk, roots),
                renderer,
                (shown, changed) -> output(wired, line, time, shown, changed),
                time,
                PlayLog.open(disk, boot));
        LocalBundleSource source = new LocalBundleSource(office, screen.id());
        PlayerNode.Wires wires = new PlayerNode.Wires(source, source, this::report, frame -> frame(screen.id(), frame));
        nodes.add(PlayerNode.start(parts, () -> wires, new PlayerNode.Boot(boot, random), showing -> {}));
    }

    private static Output output(WiredScreen wired, LineRunner line, TimeTrust time, Screen shown, Runnable changed)
            throws IOException {
        Screen configured = wired.screen();
        if (!shown.size().equals(configured.size()) || shown.colour() != configured.colour()) {
            // The newest manifest, with the size that the configuration has now, is on its way.
            throw new IOException("the card is " + configured.size() + ", the bundle is for " + shown.size());
        }
        return new CardOutput(
                news -> line.seat(wired.driver(), news),
                changed,
                () -> time.now().time());
    }

    private LineRunner line(WiredScreen wired) {
        return lines.computeIfAbsent(wired.address().line(), name -> {
            LineRunner line = new LineRunner(name, Lines.opener(network, wired.address()), timing, System::nanoTime);
            line.start();
            return line;
        });
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
        lines.values().forEach(LineRunner::close);
        network.close();
    }
}
