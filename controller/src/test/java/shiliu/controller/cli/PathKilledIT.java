package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.ScreenView;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.net.Body;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;

/**
 * The whole path as real processes, killed at random while people work: nothing that was acknowledged is lost, and the
 * players come back by themselves with the right picture, also without their controller and with a clock that is wrong.
 */
class PathKilledIT {
    /** With the five of the store's own test, twenty at the gate; {@code -Dshiliu.kills=200} for more. */
    private static final int KILLS = Integer.getInteger("shiliu.kills", 10);

    @TempDir
    Path folder;

    private final Random random = new Random(20261110);
    private final Ledger ledger = new Ledger();
    private final Picture picture = new Picture();
    private final Map<String, Long> stored = new LinkedHashMap<>();
    private Town town;

    @Test
    void whateverIsKilledNothingIsLostAndTheRightPictureComesBack() throws Exception {
        try (Town opened = Town.open(folder, Town.Launchers.TEST);
                Work work = new Work(opened, ledger)) {
            town = opened;
            try {
                checkPlayers();
                for (int kills = 0; kills < KILLS; ) {
                    Future<?> steps = work.some();
                    kills += round(steps);
                }
                ledger.checkAll(town.staff.administrator().client());
                assertThat(ledger.size()).as("work was done").isGreaterThan(KILLS);
                liftAll();
                checkPlayers();
                town.controller().kill();
                aWrongClockShowsTheDefaultLoop("1970-01-02T00:00:00Z");
                aWrongClockShowsTheDefaultLoop("2099-06-01T04:00:00Z");
                aStopOutlivesEverything();
            } catch (Exception | AssertionError e) {
                throw new AssertionError(town.said(), e);
            }
        }
    }

    /** Kills some processes at some moment, starts them again and looks; returns how many were killed. */
    private int round(Future<?> steps) throws Exception {
        boolean controller = random.nextInt(3) > 0;
        Set<String> players = new HashSet<>();
        for (String screen : town.nodes.keySet()) {
            if (random.nextInt(3) > 0) {
                players.add(screen);
            }
        }
        town.controller().leave(random.nextInt(1500));
        if (controller) {
            town.controller().kill();
        }
        for (String screen : players) {
            town.nodes.get(screen).kill();
        }
        for (String screen : players) {
            restart(town.nodes.get(screen), town.clock.instant());
        }
        if (controller) {
            for (String screen : players) {
                checkAlone(town.nodes.get(screen));
            }
            town.startController();
        }
        steps.get(Town.LONG.toSeconds(), TimeUnit.SECONDS);
        ledger.check(town.staff.administrator().client());
        checkPlayers();
        return players.size() + (controller ? 1 : 0);
    }

    private final Map<String, Node.OnDisk> onDisk = new LinkedHashMap<>();

    private void restart(Node node, Instant now) throws Exception {
        Node.OnDisk kept = node.onDisk();
        VerifiedBundle bundle = kept.cache().current().orElseThrow();
        assertThat(bundle.manifest().version())
                .as("what %s said that it has", node.screen())
                .isGreaterThanOrEqualTo(stored.get(node.screen()));
        assertThat(kept.cache().damage()).isEmpty();
        onDisk.put(node.screen(), kept);
        node.start(now);
    }

    /** Its first picture, without a controller, is that of its disk. */
    private void checkAlone(Node node) throws Exception {
        Node.OnDisk kept = onDisk.get(node.screen());
        VerifiedBundle bundle = kept.cache().current().orElseThrow();
        Node.Line first = node.awaitFrames(1).get(0);
        if (kept.orders().stopped()) {
            assertThat(first.sha256()).isEqualTo(Picture.black(bundle.manifest().screen()));
        } else {
            picture.checkOutput(bundle, kept.cache().blobs(), first);
        }
    }

    private void checkPlayers() throws Exception {
        for (Node node : town.nodes.values()) {
            node.awaitFrames(1);
            checkReported(node.screen());
        }
    }

    /** Waits until the newest manifest plays, and compares what is reported with what it says. */
    private void checkReported(String screen) throws Exception {
        Blobs blobs = new Blobs(Disk.real(folder.resolve("controller")));
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Town.LONG)
                .ignoreExceptionsInstanceOf(shiliu.player.cli.CommandException.class)
                .until(() -> {
                    VerifiedBundle bundle = wanted(screen, blobs);
                    ScreenView view = town.view(screen);
                    boolean settled = view.unknownSince().isEmpty()
                            && view.stored()
                                    .filter(s ->
                                            s.version() == bundle.manifest().version())
                                    .isPresent()
                            && view.stopped()
                                    == view.shown()
                                            .filter(s -> s.what() == Report.What.STOPPED)
                                            .isPresent();
                    if (settled && view.stopped()) {
                        assertThat(view.shown().orElseThrow().frame()).isEqualTo(Picture.black(view.screen()));
                    } else if (settled) {
                        picture.checkReported(bundle, blobs, view.shown().orElseThrow());
                    }
                    return settled;
                });
        stored.put(screen, town.view(screen).stored().orElseThrow().version());
    }

    /** What the controller offers this screen now, checked as a player checks it. */
    private VerifiedBundle wanted(String screen, Blobs blobs) throws Exception {
        ControllerClient client = town.staff.administrator().client();
        byte[] envelope = client.send("GET", "/v1/screens/" + screen + "/manifest", Body.NONE)
                .body();
        TrustRoot root = ControllerOptions.root(client.roots(List.of()));
        Manifest manifest =
                BundleVerifier.manifest(root, envelope, OwnScreen.of(screen), Optional.empty(), town.clock.instant());
        Sha256 hash = BundleVerifier.payloadHash(DocumentType.MANIFEST, envelope);
        return VerifiedBundle.verify(root, manifest, hash, blobs);
    }

    private void liftAll() throws Exception {
        if (!town.staff.stops().isEmpty()) {
            ledger.given(town.staff.resume());
        }
    }

    /** Without a controller nobody knows the day: only what is good for ever shows, all of it. */
    private void aWrongClockShowsTheDefaultLoop(String wrong) throws Exception {
        for (Node node : town.nodes.values()) {
            node.kill();
            restart(node, Instant.parse(wrong));
        }
        for (Node node : town.nodes.values()) {
            Node.OnDisk kept = onDisk.get(node.screen());
            VerifiedBundle bundle = kept.cache().current().orElseThrow();
            Set<Sha256> loop = new HashSet<>();
            for (var slot : bundle.manifest().slots()) {
                for (Sha256 item : slot.mode() == Mode.FILLER ? slot.items() : List.<Sha256>of()) {
                    loop.addAll(picture.frames(bundle, kept.cache().blobs(), item));
                }
            }
            List<Node.Line> shown = node.awaitFrames(3);
            assertThat(shown).extracting(Node.Line::sha256).isSubsetOf(loop);
            assertThat(shown.get(0).sha256()).isNotEqualTo(shown.get(1).sha256());
        }
    }

    private void aStopOutlivesEverything() throws Exception {
        town.startController();
        ledger.given(town.staff.stop(Order.Scope.ALL));
        checkPlayers();
        town.controller().kill();
        List<Instant> clocks = List.of(town.clock.instant(), Instant.parse("1970-01-02T00:00:00Z"));
        int next = 0;
        for (Node node : town.nodes.values()) {
            node.kill();
            restart(node, clocks.get(next++));
        }
        for (Node node : town.nodes.values()) {
            checkAlone(node);
            node.child().leave(1500);
            assertThat(node.since()).as("it stays dark").hasSize(1);
        }
    }
}
