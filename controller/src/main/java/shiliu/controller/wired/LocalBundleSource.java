package shiliu.controller.wired;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import shiliu.controller.office.Office;
import shiliu.controller.publish.Snapshot;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.BundleSource;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.FetchException;
import shiliu.player.message.Message;
import shiliu.player.play.OrderFeed;

/**
 * One screen's documents from the office in the same process, as it would send them over HTTP: the player believes no more
 * of them. Thread-safe, but for {@link #follow}, which one thread calls.
 */
final class LocalBundleSource implements BundleSource, OrderFeed {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final Office office;
    private final String screen;
    private long lastOrder;

    LocalBundleSource(Office office, String screen) {
        this.office = office;
        this.screen = screen;
    }

    private Optional<Snapshot> snapshot() {
        return office.snapshots().of(screen);
    }

    @Override
    public Answer manifest(Optional<String> etag, Duration wait) throws FetchException {
        Semaphore changes = new Semaphore(0);
        Runnable unsubscribe = office.snapshots().onChange(screen, changes::release);
        try {
            long until = System.nanoTime() + wait.toNanos();
            while (true) {
                Snapshot now =
                        snapshot().orElseThrow(() -> new FetchException(Message.of("publish.screen-unknown", screen)));
                if (!etag.equals(Optional.of(now.etag()))) {
                    return Answer.of(now.envelope(), Optional.of(now.etag()));
                }
                long left = until - System.nanoTime();
                if (left <= 0 || !changes.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                    return Answer.unchanged();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.unchanged();
        } finally {
            unsubscribe.run();
        }
    }

    @Override
    public byte[] blob(BlobRef ref) throws FetchException {
        Path file = office.blob(ref.sha256())
                .orElseThrow(() -> new FetchException(Message.of("publish.blob-missing", ref.sha256())));
        try (InputStream in = Files.newInputStream(file)) {
            return BundleSource.readAtMost(in, ref.length());
        } catch (IOException e) {
            throw new FetchException(Message.of("publish.blob-missing", ref.sha256()), e);
        }
    }

    @Override
    public Optional<byte[]> root(int version) {
        List<Envelope> roots = office.accounts().roots();
        return version < 1 || version > roots.size()
                ? Optional.empty()
                : Optional.of(roots.get(version - 1).bytes());
    }

    @Override
    public List<byte[]> orders() {
        return snapshot().map(Snapshot::orders).orElse(List.of()).stream()
                .map(LocalBundleSource::bytes)
                .toList();
    }

    @Override
    public byte[] time(String nonce) {
        return office.time(nonce).bytes();
    }

    @Override
    public void follow(Consumer<byte[]> obey) throws InterruptedException {
        Semaphore changes = new Semaphore(0);
        Runnable unsubscribe = office.snapshots().onChange(screen, changes::release);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                for (Snapshot.OrderEvent order :
                        snapshot().map(Snapshot::orders).orElse(List.of())) {
                    if (order.number() > lastOrder) {
                        obey.accept(bytes(order));
                        lastOrder = order.number();
                    }
                }
                if (changes.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    changes.drainPermits();
                }
            }
        } finally {
            unsubscribe.run();
        }
    }

    private static byte[] bytes(Snapshot.OrderEvent order) {
        return order.envelope().getBytes(StandardCharsets.UTF_8);
    }
}
