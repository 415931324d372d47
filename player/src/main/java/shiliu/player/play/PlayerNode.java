package shiliu.player.play;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import shiliu.player.bundle.AuditMark;
import shiliu.player.bundle.AuditMarks;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleFetch;
import shiliu.player.bundle.BundleSource;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.NoRoomException;
import shiliu.player.bundle.Throttle;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.message.Message;
import shiliu.player.screen.Screen;

/**
 * A player and the threads that feed it: {@code fetch-ID} pulls bundles and the time, {@code orders-ID} hears orders the
 * moment they are given, {@code report-ID} says what is shown,
 * {@code frame-ID} sends pictures of it, {@code files-ID} looks for orders that somebody brings, {@code watchdog-ID} sees to it
 * that all of it lives. The player needs none of them to show its picture. The same
 * object stands in a player process and in the controller.
 */
public final class PlayerNode implements AutoCloseable {
    private static final Duration HOLD = Duration.ofSeconds(30);
    /** A source that answers at once although nothing changed is not asked in a tight circle. */
    private static final Duration LEAST_BETWEEN_PULLS = Duration.ofMillis(200);
    /** How often the time is kept by which the player goes on. */
    private static final Duration GOOD = Duration.ofHours(1);

    private final Player.Parts parts;
    private final RandomGenerator random;
    private final Troubles troubles;
    private final Player player;
    private final Wires wires;
    private final Pace pullPace;
    private final Pace orderPace;
    private final BundleFetch fetch;
    private final Loop pulls;
    private final Loop orders;
    private final Reporter reporter;
    private final FrameSender frames;
    private final Loop files;
    private final Loop watchdog;
    private final Boot boot;
    private boolean begun;
    private long keptAt;
    private Optional<AuditMarks.WentBack> wentBack = Optional.empty();

    /** What connects a player to its controller, how much of the line it may take, and where else orders may come from. */
    public record Wires(
            BundleSource source,
            OrderFeed orders,
            ReportSink reports,
            FrameSink frames,
            Throttle throttle,
            List<Path> orderFolders) {
        public Wires {
            orderFolders = List.copyOf(orderFolders);
        }

        /** All of it, and nothing else. */
        public Wires(BundleSource source, OrderFeed orders, ReportSink reports, FrameSink frames) {
            this(source, orders, reports, frames, Throttle.NONE, List.of());
        }
    }

    /**
     * This start.
     *
     * @param id as the play log has it
     * @param spread how long at most it waits with its first pull where it has something to show: after a power cut a whole
     *     street starts at once
     * @param beyondHelp is run where the player cannot go on
     */
    public record Boot(String id, RandomGenerator random, Duration spread, Runnable beyondHelp) {
        /** One that pulls at once, and that nobody starts anew. */
        public Boot(String id, RandomGenerator random) {
            this(id, random, Duration.ZERO, () -> {});
        }
    }

    /**
     * Shows the picture that the disk has, at once, and then turns to the network.
     *
     * @param wires asked for when the player runs already
     * @param changed as for {@link Player#listen}, from the first frame on
     */
    public static PlayerNode start(Player.Parts parts, Supplier<Wires> wires, Boot boot, Consumer<Standing> changed) {
        Troubles troubles = new Troubles();
        Player player = new Player(parts, troubles, changed);
        player.start();
        PlayerNode node = new PlayerNode(parts, player, troubles, wires.get(), boot);
        node.begin();
        return node;
    }

    private PlayerNode(Player.Parts parts, Player player, Troubles troubles, Wires wires, Boot boot) {
        this.parts = parts;
        this.keptAt = parts.time().timer();
        this.player = player;
        this.troubles = troubles;
        this.wires = wires;
        this.random = boot.random();
        this.boot = boot;
        this.fetch = new BundleFetch(wires.source(), parts.cache(), parts.orders(), wires.throttle());
        this.reporter = new Reporter(parts, player, troubles, wires.reports(), boot);
        this.frames = new FrameSender(
                parts.screenId(),
                player::standing,
                wires.frames(),
                () -> parts.time().timer());
        this.pullPace = new Pace(random);
        this.orderPace = new Pace(random);
        this.pulls = new Loop("fetch-" + parts.screenId(), this::turn);
        this.orders = new Loop("orders-" + parts.screenId(), this::followOrders);
        this.files = new Loop("files-" + parts.screenId(), new OrderFiles(wires.orderFolders(), this::take)::look);
        this.watchdog = new Loop(
                "watchdog-" + parts.screenId(), new Watchdog(parts, player, troubles, boot.beyondHelp())::look);
    }

    private void begin() {
        parts.cache().damage().forEach(what -> trouble("play.damaged", what));
        parts.cache()
                .takeEnd()
                .filter(ended -> ended.code().matches("play\\.[a-z-]{1,40}"))
                .ifPresent(ended -> trouble(ended.code(), ended.what()));
        player.listen(standing -> reporter.hurry());
        troubles.onNew(reporter::hurry);
        // A picture takes a core for a while: the report that tells the same goes first.
        reporter.afterEach(frames::hurry);
        pulls.start();
        orders.start();
        reporter.start();
        frames.start();
        if (!wires.orderFolders().isEmpty()) {
            files.start();
        }
        watchdog.start();
    }

    /** A boot's or nonce's 128 random bits, 32 hexadecimal digits. */
    public static String freshId(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public Player player() {
        return player;
    }

    /** Whether the screen's thread goes on. */
    public boolean alive() {
        return player.sinceTurn().compareTo(Watchdog.HOPELESS) < 0;
    }

    @Override
    public void close() {
        watchdog.close();
        files.close();
        pulls.close();
        orders.close();
        player.close();
        reporter.close();
        frames.close();
    }

    private Duration turn() {
        try {
            return pull();
        } finally {
            tellAudit();
        }
    }

    /** Each time that the controller's log went back, and at each start the last time. */
    private void tellAudit() {
        Optional<AuditMarks.WentBack> last = parts.cache().audit().lastWentBack();
        if (last.isPresent() && !last.equals(wentBack)) {
            AuditMark before = last.get().before();
            AuditMark after = last.get().after();
            troubles.add(
                    parts.time().now().time(),
                    "play.audit-went-back",
                    Message.of(
                            "play.audit-went-back",
                            String.valueOf(before.entries()),
                            start(before),
                            String.valueOf(after.entries()),
                            start(after)));
        }
        wentBack = last;
    }

    private static String start(AuditMark mark) {
        return mark.head().hex().substring(0, 16);
    }

    private Duration pull() {
        if (!begun) {
            begun = true;
            if (parts.cache().current().isPresent() && !boot.spread().isZero()) {
                return Duration.ofMillis(random.nextLong(boot.spread().toMillis()));
            }
        }
        try {
            askTime();
            TimeTrust.Reading now = parts.time().now();
            keepGoodTime(now);
            fetch.pull(HOLD, trusted()).ifPresent(player::offer);
            pullPace.succeeded();
            troubles.over("play.no-room");
            player.wake();
            return LEAST_BETWEEN_PULLS;
        } catch (BundleException e) {
            troubles.add(parts.time().now().time(), "bundle." + e.code(), e.reason());
        } catch (NoRoomException e) {
            troubles.add(parts.time().now().time(), "play.no-room", e.reason());
        } catch (FetchException e) {
            troubles.add(parts.time().now().time(), "play.fetch", e.reason());
        } catch (IOException e) {
            trouble("play.disk", e.toString());
        } catch (RuntimeException e) {
            trouble("play.internal", e.toString());
        }
        player.wake();
        return pullPace.failed();
    }

    /** Once an hour, and not in the first: until then a wrong clock was set right. */
    private void keepGoodTime(TimeTrust.Reading now) throws IOException {
        long timer = parts.time().timer();
        if (now.trusted() && timer - keptAt >= GOOD.toNanos()) {
            parts.cache().keepGoodTime(now.time());
            keptAt = timer;
        }
    }

    /** Asks the controller what time it is, where the machine's clock is all there is, and now and then. */
    private void askTime() throws IOException {
        Optional<TrustRoot> root = parts.cache().roots().latest();
        if (root.isEmpty() || !parts.time().wantsSigned()) {
            return;
        }
        String nonce =
                HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
        long askedAt = parts.time().timer();
        try {
            Instant time = BundleVerifier.time(root.get(), wires.source().time(nonce), nonce)
                    .time();
            if (parts.time().signed(time, askedAt)) {
                parts.cache().raiseTimeFloor(time);
            }
            player.wake();
        } catch (BundleException e) {
            parts.time().refused();
            troubles.add(parts.time().now().time(), "bundle." + e.code(), e.reason());
        } catch (FetchException e) {
            // The pull that follows meets the same and says so.
        }
    }

    private Duration followOrders() throws InterruptedException {
        try {
            wires.orders().follow(this::obey);
            orderPace.succeeded();
        } catch (FetchException e) {
            // The list that comes with every pull is the other way; being cut off from both is reported there.
            frames.forget();
        }
        return orderPace.failed();
    }

    private void obey(byte[] order) {
        take(order);
    }

    /** Obeys an order if it may; says what became of it. */
    OrderFiles.Taken take(byte[] order) {
        Optional<Screen> screen = player.screen();
        if (screen.isEmpty()) {
            return new OrderFiles.Taken(false, "not yet: nobody knows which screen this is");
        }
        try {
            return new OrderFiles.Taken(
                    true,
                    switch (parts.orders().obey(order, screen.get(), trusted())) {
                        case OBEYED -> "obeyed";
                        case KNOWN -> "known already";
                        case NOT_HERE -> "not for this screen";
                    });
        } catch (BundleException e) {
            troubles.add(parts.time().now().time(), "bundle." + e.code(), e.reason());
            return new OrderFiles.Taken(false, "refused: " + Troubles.english(e.reason()));
        } catch (IOException e) {
            trouble("play.disk", e.toString());
            return new OrderFiles.Taken(false, "not kept: " + e.getMessage());
        } finally {
            player.wake();
            reporter.hurry();
        }
    }

    /** The time, or {@link Instant#MIN} where there is none to be trusted. */
    private Instant trusted() {
        TimeTrust.Reading now = parts.time().now();
        return now.trusted() ? now.time() : Instant.MIN;
    }

    private void trouble(String code, String what) {
        troubles.add(parts.time().now().time(), code, Message.of(code, what));
    }
}
