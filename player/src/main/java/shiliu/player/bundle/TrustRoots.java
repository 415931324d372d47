package shiliu.player.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;

/**
 * Every trust root since the first, in {@code roots/N.json}, each kept twice so that one bad sector does not cost the
 * player its trust. The chain is checked anew at every opening. Safe for several threads.
 */
public final class TrustRoots {
    private static final Logger LOG = LoggerFactory.getLogger(TrustRoots.class);
    private static final String FOLDER = "roots";

    private final Disk disk;
    private final Sha256 pinned;
    private final List<TrustRoot> chain = new ArrayList<>();

    private TrustRoots(Disk disk, Sha256 pinned) {
        this.disk = disk;
        this.pinned = pinned;
    }

    /**
     * Reads what is kept.
     *
     * @param pinned the payload hash of the first root, which has version 1
     */
    public static TrustRoots open(Disk disk, Sha256 pinned) {
        TrustRoots roots = new TrustRoots(disk, pinned);
        roots.load();
        return roots;
    }

    public synchronized Optional<TrustRoot> latest() {
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain.get(chain.size() - 1));
    }

    public synchronized Optional<TrustRoot> at(int version) {
        return version >= 1 && version <= chain.size() ? Optional.of(chain.get(version - 1)) : Optional.empty();
    }

    /** The version that {@link #add} would take. */
    public synchronized int next() {
        return chain.size() + 1;
    }

    /** Believes the next root, keeps it, returns it. */
    public synchronized TrustRoot add(byte[] envelope) throws BundleException, IOException {
        TrustRoot root = check(envelope);
        disk.write(path(root.version(), false), envelope);
        disk.write(path(root.version(), true), envelope);
        chain.add(root);
        return root;
    }

    private TrustRoot check(byte[] envelope) throws BundleException {
        Optional<TrustRoot> latest = latest();
        if (latest.isPresent()) {
            return BundleVerifier.nextRoot(latest.get(), envelope);
        }
        TrustRoot first = BundleVerifier.firstRoot(envelope, pinned);
        if (first.version() != 1) {
            throw new BundleException.RootGap(first.version(), 1);
        }
        return first;
    }

    private void load() {
        try {
            disk.sweep(FOLDER);
            disk.settle(FOLDER);
        } catch (IOException e) {
            LOG.warn("{}: {}", FOLDER, e.toString());
        }
        while (loadNext(false) || loadNext(true)) {
            // one more root each time
        }
    }

    private boolean loadNext(boolean copy) {
        try {
            chain.add(check(disk.read(path(next(), copy), Json.MAX_ENVELOPE_BYTES)));
            return true;
        } catch (IOException | BundleException e) {
            // Not there, or damaged: then its copy, then what the source has.
            return false;
        }
    }

    private static String path(int version, boolean copy) {
        return FOLDER + "/" + version + (copy ? ".copy.json" : ".json");
    }
}
