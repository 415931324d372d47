package shiliu.player.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.bundle.BundleCache;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.KeyFileException;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.ServiceKeyFile;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.Throttle;
import shiliu.player.bundle.TrustRoots;
import shiliu.player.config.PlayerConfig;
import shiliu.player.json.JsonException;
import shiliu.player.net.ApiException;
import shiliu.player.net.RequestSigner;
import shiliu.player.net.SignedHttp;
import shiliu.player.net.UnreachableException;
import shiliu.player.play.HttpBundleSource;
import shiliu.player.play.KnownScreen;
import shiliu.player.play.MachineTime;
import shiliu.player.play.Outputs;
import shiliu.player.play.Pairing;
import shiliu.player.play.PlayLog;
import shiliu.player.play.Player;
import shiliu.player.play.PlayerNode;
import shiliu.player.play.Standing;
import shiliu.player.play.TimeTrust;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.FontSet;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;

/**
 * Puts a player together from its folder.
 *
 * @param root payload hash of the first trust root
 * @param chinese the language that the controller's refusals are asked for in
 */
record PlayerStart(PlayerConfig config, Path data, Sha256 root, boolean chinese) {
    private static final Logger LOG = LoggerFactory.getLogger(PlayerStart.class);

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** How far the players of a street part after a power cut. */
    private static final Duration SPREAD = Duration.ofSeconds(5);

    private static final String KEY_FILE = "player-key.json";
    private static final String PAIRED = "paired";
    /** Orders may be put there by hand. */
    private static final String ORDERS_IN = "orders-in";

    /** What the folder holds. The lock keeps a second player out of it as long as this process lives. */
    record Open(
            Optional<FileLock> lock,
            Disk disk,
            TrustRoots roots,
            BundleCache cache,
            OrderBook orders,
            KnownScreen screen,
            MachineTime time)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (lock.isPresent()) {
                lock.get().channel().close();
            }
        }
    }

    Open open(MachineTime time) throws CommandException {
        try {
            Disk disk = Disk.real(data);
            Optional<FileLock> lock = lock();
            TrustRoots roots = TrustRoots.open(disk, root);
            OrderBook orders = OrderBook.open(disk, roots);
            BundleCache cache = BundleCache.open(disk, roots, config.own());
            return new Open(lock, disk, roots, cache, orders, new KnownScreen(disk), time);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "play.folder", data, e.toString());
        }
    }

    /** At the first start only: makes this machine's key and becomes the screen's player. */
    void pair(Open open, Optional<String> code) throws CommandException {
        if (open.disk().exists(PAIRED)) {
            return;
        }
        if (code.isEmpty()) {
            if (!Files.exists(data.resolve(KEY_FILE))) {
                throw CommandException.of(ExitCode.BAD_INPUT, "play.not-paired", config.screen());
            }
            return;
        }
        try {
            Pairing pairing = Pairing.request(signedHttp(open), code.get(), key());
            believe(open, pairing.roots());
            Screen own = pairing.screens().stream()
                    .filter(s -> s.id().equals(config.screen()))
                    .findFirst()
                    .orElseThrow(() -> CommandException.of(ExitCode.FAILED, "play.other-screen", config.screen()));
            open.screen().keep(own);
            open.disk().write(PAIRED, new byte[0]);
        } catch (ApiException e) {
            throw CommandException.of(
                    e.status() == 401 || e.status() == 403 ? ExitCode.NOT_PERMITTED : ExitCode.FAILED,
                    "play.pair-refused",
                    e.detail());
        } catch (UnreachableException e) {
            throw new CommandException(ExitCode.UNREACHABLE, e.reason(), List.of());
        } catch (JsonException | IOException e) {
            throw CommandException.of(ExitCode.FAILED, "play.pair-failed", e.toString());
        } catch (BundleException e) {
            throw new CommandException(ExitCode.FAILED, e.reason(), List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.of(
                    ExitCode.UNREACHABLE,
                    "play.unreachable",
                    config.controller().address());
        }
    }

    PlayerNode begin(Open open, Outputs outputs, Consumer<Standing> changed) throws CommandException {
        SecureRandom random = new SecureRandom();
        String boot = PlayerNode.freshId(random);
        try {
            TimeTrust time = new TimeTrust(
                    open.time(), open.cache().timeFloor(), open.cache().lastGoodTime());
            Player.Parts parts = new Player.Parts(
                    config.screen(),
                    open.screen(),
                    open.cache(),
                    open.orders(),
                    new Renderer(new FontSet()),
                    outputs,
                    time,
                    PlayLog.open(open.disk(), boot));
            SigningKey key = key();
            return PlayerNode.start(
                    parts,
                    () -> wires(open, time, key),
                    new PlayerNode.Boot(boot, random, SPREAD, PlayerStart::endAtOnce),
                    changed);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "play.folder", data, e.toString());
        }
    }

    private PlayerNode.Wires wires(Open open, TimeTrust time, SigningKey key) {
        SignedHttp signed = signedHttp(open, () -> time.now().time(), key);
        HttpBundleSource source = new HttpBundleSource(config.controller(), config.screen(), signed, DEADLINE);
        List<Path> folders = new ArrayList<>(config.orderFolders());
        folders.add(data.resolve(ORDERS_IN));
        Throttle throttle = config.mostKibASecond()
                .map(kib -> Throttle.bytesASecond(kib * 1024L))
                .orElse(Throttle.NONE);
        return new PlayerNode.Wires(source, source, source, source, throttle, folders);
    }

    /** Beyond help: whoever started the process starts it again. */
    private static void endAtOnce() {
        Runtime.getRuntime().halt(ExitCode.FAILED.number());
    }

    private SignedHttp signedHttp(Open open) throws CommandException {
        return signedHttp(open, open.time().clock(), key());
    }

    private SignedHttp signedHttp(Open open, java.time.InstantSource clock, SigningKey key) {
        RequestSigner signer = new RequestSigner(key, new SecureRandom());
        SignedHttp.Identity identity = new SignedHttp.Identity(
                Optional.of(signer), clock, (envelope, nonce) -> controllersTime(open, envelope, nonce));
        return new SignedHttp(config.controller(), identity, DEADLINE, chinese ? Locale.CHINESE : Locale.ENGLISH);
    }

    private static Optional<Instant> controllersTime(Open open, Envelope envelope, String nonce) {
        try {
            return open.roots().latest().isEmpty()
                    ? Optional.empty()
                    : Optional.of(BundleVerifier.time(open.roots().latest().get(), envelope.bytes(), nonce)
                            .time());
        } catch (BundleException e) {
            return Optional.empty();
        }
    }

    /** Takes those of the chain that an earlier start did not take already. */
    private static void believe(Open open, List<Envelope> chain) throws BundleException, IOException {
        while (open.roots().next() <= chain.size()) {
            open.roots().add(chain.get(open.roots().next() - 1).bytes());
        }
    }

    private SigningKey key() throws CommandException {
        try {
            return ServiceKeyFile.openOrCreate(data.resolve(KEY_FILE));
        } catch (KeyFileException | IOException e) {
            throw CommandException.of(ExitCode.FAILED, "play.folder", data, e.toString());
        }
    }

    /** A worn card that was mounted read-only is no reason for a dark screen: there it goes on without. */
    private Optional<FileLock> lock() throws IOException, CommandException {
        FileChannel file;
        try {
            file = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            LOG.warn("{} cannot be written; playing what it holds: {}", data, e.toString());
            return Optional.empty();
        }
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return Optional.of(lock);
            }
        } catch (OverlappingFileLockException e) {
            // in this very process
        }
        file.close();
        throw CommandException.of(ExitCode.FAILED, "play.already-running", data);
    }
}
