package shiliu.player.bundle;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What a player is made of on this side: roots, cache, orders on one disk, and a source. */
record TestPlayer(TrustRoots roots, BundleCache cache, OrderBook orders, BundleFetch fetch) {
    static TestPlayer on(Disk disk, BundleSource source) throws IOException {
        TrustRoots roots = TrustRoots.open(disk, Office.pinned());
        BundleCache cache = BundleCache.open(disk, roots, new OwnScreen("gate", Optional.of("guangming")));
        OrderBook orders = OrderBook.open(disk, roots);
        return new TestPlayer(roots, cache, orders, new BundleFetch(source, cache, orders));
    }

    Optional<VerifiedBundle> pull() throws FetchException, BundleException, IOException {
        return fetch.pull(Duration.ZERO, Office.NOON);
    }

    long version() {
        return cache.bundle().map(bundle -> bundle.accepted().version()).orElse(0L);
    }
}
