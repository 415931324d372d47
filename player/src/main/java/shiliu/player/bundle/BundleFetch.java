package shiliu.player.bundle;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/**
 * Brings one screen's documents from a source into its cache: new trust roots step by step, orders before any manifest,
 * the manifest, the blobs that are missing. What is refused leaves everything as it was; call again later, not at once.
 * One thread.
 */
public final class BundleFetch {
    private static final Logger LOG = LoggerFactory.getLogger(BundleFetch.class);
    /** More steps than a street's offices take in a decade; a source that serves more is wrong. */
    private static final int MOST_ROOTS_AT_ONCE = 1000;

    /** Bytes that stay free. */
    static final long RESERVE = 64 << 20;
    /** Nanoseconds. */
    private static final long NOW_AND_THEN = 5_000_000_000L;

    private final BundleSource source;
    private final BundleCache cache;
    private final OrderBook orders;
    private final BlobFetch blobs;
    private long obeyedAt = System.nanoTime();
    private Instant pullNow = Instant.MIN;
    private Optional<String> etag = Optional.empty();

    /** As fast as it comes. */
    public BundleFetch(BundleSource source, BundleCache cache, OrderBook orders) {
        this(source, cache, orders, Throttle.NONE);
    }

    public BundleFetch(BundleSource source, BundleCache cache, OrderBook orders, Throttle throttle) {
        this.blobs = new BlobFetch(source, cache, throttle, this::obeyNowAndThen);
        this.source = source;
        this.cache = cache;
        this.orders = orders;
    }

    /**
     * One turn.
     *
     * @param wait how long the source may hold its answer back
     * @param now to judge expiry by; {@link Instant#MIN} where the clock is not trusted
     * @return the bundle that was staged, or nothing where there is no newer one
     */
    public Optional<VerifiedBundle> pull(Duration wait, Instant now)
            throws FetchException, BundleException, IOException {
        pullNow = now;
        obeyOrders(now);
        if (updateRoots()) {
            obeyOrders(now);
        }
        BundleSource.Answer answer = source.manifest(etag, wait);
        Optional<byte[]> envelope = answer.bytes();
        if (envelope.isEmpty()) {
            return Optional.empty();
        }
        // Again: the answer may have been held back for long, and the first manifest says what screen this is.
        updateRoots();
        Manifest manifest = cache.check(envelope.get(), now);
        obeyOrders(Optional.of(manifest.screen()), now);
        if (isCurrent(envelope.get())) {
            etag = answer.etag();
            return Optional.empty();
        }
        fetchBlobs(manifest);
        VerifiedBundle bundle = cache.stage(envelope.get(), now);
        etag = answer.etag();
        return Optional.of(bundle);
    }

    /** The controller's time, signed as the answer to {@code nonce}; whether to go by it is asked elsewhere. */
    public SignedTime time(String nonce) throws FetchException, BundleException {
        TrustRoot root = cache.roots().latest().orElseThrow(() -> new BundleException.RootGap(0, 1));
        return BundleVerifier.time(root, source.time(nonce), nonce);
    }

    /** Fetches and believes the trust roots after the one that is known; whether there were any. */
    public boolean updateRoots() throws FetchException, BundleException, IOException {
        for (int i = 0; i < MOST_ROOTS_AT_ONCE; i++) {
            Optional<byte[]> next = source.root(cache.roots().next());
            if (next.isEmpty()) {
                return i > 0;
            }
            cache.roots().add(next.get());
            etag = Optional.empty();
        }
        return true;
    }

    /**
     * Fetches all orders and obeys those that hold for the screen as the present bundle describes it.
     *
     * @return why the others were refused; one bad order never stands before a good one
     */
    public List<BundleException> obeyOrders(Instant now) throws FetchException, IOException {
        return obeyOrders(cache.bundle().map(bundle -> bundle.manifest().screen()), now);
    }

    private List<BundleException> obeyOrders(Optional<Screen> screen, Instant now) throws FetchException, IOException {
        obeyedAt = System.nanoTime();
        List<BundleException> refused = new ArrayList<>();
        if (screen.isEmpty() || cache.roots().latest().isEmpty()) {
            return refused;
        }
        Optional<IOException> failed = Optional.empty();
        for (byte[] order : source.orders()) {
            try {
                orders.obey(order, screen.get(), now);
            } catch (BundleException e) {
                LOG.warn("an order was refused: {}", e.getMessage());
                refused.add(e);
            } catch (IOException e) {
                failed = Optional.of(e);
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
        return refused;
    }

    private boolean isCurrent(byte[] envelope) throws BundleException {
        Sha256 payload = BundleVerifier.payloadHash(DocumentType.MANIFEST, envelope);
        return cache.bundle()
                .filter(bundle -> bundle.accepted().payload().equals(payload))
                .isPresent();
    }

    private void fetchBlobs(Manifest manifest) throws FetchException, BundleException, IOException {
        Set<Sha256> named = BundleCache.named(manifest);
        cache.collectGarbage(named);
        blobs.forgetAllBut(named);
        List<BlobRef> all = manifest.items().stream()
                .flatMap(entry -> Stream.of(List.of(entry.item()), entry.approvals(), entry.media()))
                .flatMap(List::stream)
                .toList();
        requireRoom(all);
        for (BlobRef ref : all) {
            blobs.fetch(ref);
        }
    }

    private void obeyNowAndThen() throws FetchException, IOException {
        if (System.nanoTime() - obeyedAt > NOW_AND_THEN) {
            obeyOrders(pullNow);
        }
    }

    /** What is missing must fit beside a reserve, so that orders, plays and the time can still be kept. */
    private void requireRoom(List<BlobRef> all) throws NoRoomException, IOException {
        long missing = all.stream()
                .filter(ref -> !cache.blobs().has(ref.sha256()))
                .mapToLong(BlobRef::length)
                .sum();
        long free = cache.disk().free();
        if (missing > 0 && free - RESERVE < missing) {
            throw new NoRoomException(missing + RESERVE, free);
        }
    }
}
