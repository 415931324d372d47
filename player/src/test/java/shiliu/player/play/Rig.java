package shiliu.player.play;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import shiliu.player.bundle.BundleCache;
import shiliu.player.bundle.BundleSource;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.bundle.Throttle;
import shiliu.player.bundle.TrustRoots;
import shiliu.player.message.Message;
import shiliu.player.output.Dims;
import shiliu.player.output.Known;
import shiliu.player.output.Output;
import shiliu.player.output.Told;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.FontSet;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;

/** A player on a folder, with a clock moved by hand, an output that remembers, and whatever source a test gives it. */
final class Rig implements AutoCloseable {
    private static final FontSet FONTS = new FontSet();

    final List<Frame> frames = new CopyOnWriteArrayList<>();
    final List<Report> reports = new CopyOnWriteArrayList<>();
    final List<Frame> pictures = new CopyOnWriteArrayList<>();
    final LinkedBlockingQueue<byte[]> urgent = new LinkedBlockingQueue<>();
    final TestTime time;
    final BundleCache cache;
    final OrderBook orders;
    final PlayerNode node;
    private final Optional<SlowCard> card;
    final List<Integer> percents = new CopyOnWriteArrayList<>();
    volatile Optional<Told> told = Optional.empty();
    volatile boolean outputBroken;
    volatile boolean outputHangs;
    volatile boolean outputDeaf;
    volatile boolean hanging;
    volatile boolean beyondHelp;

    Rig(Path folder, TestTime time, BundleSource source) throws IOException {
        this(folder, time, source, Optional.empty(), List.of());
    }

    /** With a folder where orders may be brought to. */
    Rig(Path folder, TestTime time, BundleSource source, Path orders) throws IOException {
        this(folder, time, source, Optional.empty(), List.of(orders));
    }

    /** With {@code card} in place of the quick output. */
    Rig(Path folder, TestTime time, BundleSource source, SlowCard card) throws IOException {
        this(folder, time, source, Optional.of(card), List.of());
    }

    private Rig(Path folder, TestTime time, BundleSource source, Optional<SlowCard> card, List<Path> orderFolders)
            throws IOException {
        this.time = time;
        this.card = card;
        Disk disk = Disk.real(folder);
        TrustRoots roots = TrustRoots.open(disk, Office.pinned());
        this.cache = BundleCache.open(disk, roots, OwnScreen.of("gate"));
        this.orders = OrderBook.open(disk, roots);
        String boot = String.format("%032x", System.identityHashCode(this));
        TimeTrust trust = new TimeTrust(
                new MachineTime(time.withZone(java.time.ZoneOffset.UTC), time, 1),
                cache.timeFloor(),
                cache.lastGoodTime());
        time.readBy(trust);
        Player.Parts parts = new Player.Parts(
                "gate",
                new KnownScreen(disk),
                cache,
                orders,
                new Renderer(FONTS),
                this::open,
                trust,
                PlayLog.open(disk, boot));
        PlayerNode.Wires wires =
                new PlayerNode.Wires(source, this::follow, reports::add, pictures::add, Throttle.NONE, orderFolders);
        PlayerNode.Boot start = new PlayerNode.Boot(boot, new Random(1), Duration.ZERO, () -> beyondHelp = true);
        this.node = PlayerNode.start(parts, () -> wires, start, standing -> {});
    }

    /** Time goes by and the player looks up. */
    Rig pass(Duration duration) {
        time.pass(duration);
        node.player().wake();
        return this;
    }

    Optional<Sha256> item() {
        return node.player().showing().flatMap(Showing::item);
    }

    Rig awaitItem(Sha256 item) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> item().filter(item::equals).isPresent());
        return this;
    }

    Rig awaitWhat(Report.What what) {
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        node.player().showing().filter(s -> s.what() == what).isPresent());
        return this;
    }

    Rig awaitVersion(long version) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> cache.current()
                        .filter(bundle -> bundle.accepted().version() == version)
                        .isPresent());
        return this;
    }

    /** Waits until a report tells of this code. */
    Rig awaitTrouble(String code) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> reports.stream()
                        .flatMap(report -> report.problems().stream())
                        .anyMatch(trouble -> trouble.code().equals(code)));
        return this;
    }

    List<Report.Play> plays() {
        List<Report.Play> plays = new ArrayList<>();
        reports.forEach(report -> plays.addAll(report.plays()));
        return plays;
    }

    @Override
    public void close() {
        node.close();
    }

    private void follow(Consumer<byte[]> obey) throws FetchException, InterruptedException {
        while (true) {
            byte[] order = urgent.take();
            if (order.length == 0) {
                throw new FetchException(Message.of("test.broken"));
            }
            obey.accept(order);
        }
    }

    private Output open(Screen screen, Runnable changed) {
        return card.isPresent() ? card.get().open(changed) : new Remembering();
    }

    /** An output that is as quick as a window. */
    private final class Remembering implements Output {
        private Known known = Known.NOTHING;

        @Override
        public void show(Content content) throws IOException {
            Frame frame = content.frame();
            known = Known.NOTHING;
            hang();
            if (outputBroken) {
                throw new IOException("no light");
            }
            frames.add(frame);
            known = Known.output(frame);
        }

        /** As a display whose server stands still: until it is interrupted, or, where it is deaf, not even then. */
        private void hang() throws IOException {
            hanging = outputHangs || outputDeaf;
            while (hanging) {
                java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                boolean shaken = Thread.interrupted();
                hanging = outputDeaf || (hanging && !shaken);
                if (shaken && !outputDeaf) {
                    throw new IOException("interrupted");
                }
            }
        }

        @Override
        public Known known() {
            return known;
        }

        @Override
        public boolean moves() {
            return true;
        }

        @Override
        public void dim(int percent) {
            percents.add(percent);
        }

        @Override
        public Optional<Dims> dims() {
            return percents.isEmpty() ? Optional.empty() : Optional.of(Dims.CARD);
        }

        @Override
        public Optional<Told> told() {
            return told;
        }

        @Override
        public void close() {}
    }
}
