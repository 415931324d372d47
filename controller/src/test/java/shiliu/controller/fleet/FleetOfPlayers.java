package shiliu.controller.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shiliu.player.bundle.BundleCache;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoots;
import shiliu.player.net.RequestSigner;
import shiliu.player.net.SignedHttp;
import shiliu.player.output.CardOutput;
import shiliu.player.play.HttpBundleSource;
import shiliu.player.play.KnownScreen;
import shiliu.player.play.MachineTime;
import shiliu.player.play.Pairing;
import shiliu.player.play.PlayLog;
import shiliu.player.play.Player;
import shiliu.player.play.PlayerNode;
import shiliu.player.play.TimeTrust;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.FontSet;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.LineRunner;
import shiliu.protocols.line.Loopback;
import shiliu.protocols.line.Timing;
import shiliu.protocols.line.Transport;

/**
 * Many players in this process, each with its own folder, HTTP clients, and a card of its own behind a driver on a loopback
 * line. Lines on standard input: {@code cut N} cuts the first N players' links, {@code mend} mends them; it ends with the input.
 */
final class FleetOfPlayers {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Family FAMILY = Drivers.find("jetfile").orElseThrow();

    private final URI controller;
    private final Sha256 root;
    private final Path folder;
    private final MachineTime time;
    private final Renderer renderer = new Renderer(new FontSet());
    private final SecureRandom random = new SecureRandom();
    private final List<Cuttable> links = new ArrayList<>();

    private FleetOfPlayers(URI controller, Sha256 root, Path folder, Instant now) {
        this.controller = controller;
        this.root = root;
        this.folder = folder;
        this.time = MachineTime.trial(now, Instant.now(), 1);
    }

    /** @param arguments controller, hash of the first trust root, folder, the time; {@code codes} in the folder has a line per screen */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        FleetOfPlayers fleet = new FleetOfPlayers(
                URI.create(arguments[0]), new Sha256(arguments[1]), folder, Instant.parse(arguments[3]));
        for (String line : Files.readAllLines(folder.resolve("codes"))) {
            String[] words = line.split(" ");
            fleet.start(words[0], words[1]);
        }
        System.out.println("started");
        fleet.obey();
        Runtime.getRuntime().halt(0);
    }

    private void obey() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int cut = line.startsWith("cut ") ? Integer.parseInt(line.substring(4)) : 0;
            for (int i = 0; i < links.size(); i++) {
                links.get(i).cut(i < cut);
            }
            System.out.println("done");
        }
    }

    private void start(String id, String code) throws Exception {
        Disk disk = Disk.real(folder.resolve(id));
        SigningKey key = SigningKey.generate();
        SignedHttp.Identity identity = new SignedHttp.Identity(
                Optional.of(new RequestSigner(key, random)), time.clock(), (envelope, nonce) -> Optional.empty());
        SignedHttp signed = new SignedHttp(controller, identity, DEADLINE, Locale.ENGLISH);
        Pairing pairing = Pairing.request(signed, code, key);
        TrustRoots roots = TrustRoots.open(disk, root);
        for (var envelope : pairing.roots()) {
            roots.add(envelope.bytes());
        }
        KnownScreen known = new KnownScreen(disk);
        known.keep(pairing.screens().get(0));
        BundleCache cache = BundleCache.open(disk, roots, OwnScreen.of(id));
        String boot = PlayerNode.freshId(random);
        TimeTrust trust = new TimeTrust(time, cache.timeFloor(), cache.lastGoodTime());
        Player.Parts parts = new Player.Parts(
                id,
                known,
                cache,
                OrderBook.open(disk, roots),
                renderer,
                (screen, changed) -> card(screen, changed, trust),
                trust,
                PlayLog.open(disk, boot));
        Cuttable link = new Cuttable(new HttpBundleSource(controller, id, signed, DEADLINE));
        links.add(link);
        PlayerNode.start(parts, link::wires, new PlayerNode.Boot(boot, random), standing -> {});
    }

    private static CardOutput card(Screen screen, Runnable changed, TimeTrust time) {
        Geometry geometry = new Geometry(screen.size().width(), screen.size().height(), screen.colour());
        CardHost host =
                new CardHost(FAMILY.card().apply(Family.Unit.of(geometry)), CardHost.Faults.NONE, picture -> {});
        LineRunner line = new LineRunner(screen.id(), () -> line(host, screen), Timing.USUAL, System::nanoTime);
        line.start();
        return new CardOutput(
                news -> line.seat(
                        FAMILY.driver().apply(new Family.Site(geometry, java.util.OptionalInt.empty())), news),
                changed,
                () -> time.now().time());
    }

    /** A new line to the card: the near end of it. */
    private static Transport line(CardHost host, Screen screen) {
        Loopback.Pair pair = Loopback.pair(9600, 9600);
        Thread card = new Thread(() -> serve(host, pair.b()), "card-" + screen.id());
        card.setDaemon(true);
        card.start();
        return pair.a();
    }

    private static void serve(CardHost host, Transport far) {
        try {
            host.serve(far);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
