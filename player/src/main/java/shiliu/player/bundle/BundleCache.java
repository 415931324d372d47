package shiliu.player.bundle;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Sha256;

/**
 * What one screen's player keeps on its disk: the bundle that shows, the one before it, the highest version and the
 * latest time ever believed. A bundle is staged, shown, and only after its first good frame made the one to start with.
 * Everything is verified anew at every opening; a damaged bundle gives way to the one before. A cut at any moment leaves
 * the last good one. Safe for several threads.
 */
public final class BundleCache {
    private static final Logger LOG = LoggerFactory.getLogger(BundleCache.class);
    private static final String CURRENT = "current";
    private static final String PREVIOUS = "previous";
    private static final String FLOORS = "floors";
    private static final String ENDED = "ended";
    private static final int MOST_ENDED = 4096;

    private final Disk disk;
    private final CheckedFiles files;
    private final Blobs blobs;
    private final TrustRoots roots;
    private final OwnScreen own;
    private final List<String> damage = new ArrayList<>();
    private Optional<Kept> current = Optional.empty();
    private Optional<Kept> previous = Optional.empty();
    private Optional<Kept> staged = Optional.empty();
    private Floors floors = Floors.NONE;
    private AuditMarks audit;

    private BundleCache(Disk disk, TrustRoots roots, OwnScreen own) {
        this.disk = disk;
        this.files = new CheckedFiles(disk);
        this.blobs = new Blobs(disk);
        this.roots = roots;
        this.own = own;
        this.audit = new AuditMarks(files, AuditMarks.Kept.NONE);
    }

    /** Which manifest, by the blob of its envelope, and under which root it was believed. */
    private record Pointer(int format, Sha256 manifest, int rootVersion) {}

    private record Kept(Pointer pointer, VerifiedBundle bundle) {}

    private record Floors(int format, Optional<Accepted> newest, Optional<Instant> time, Optional<Instant> good) {
        private static final Floors NONE = new Floors(1, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads and verifies what is kept; nothing there, or nothing whole, is an empty cache and no error. */
    public static BundleCache open(Disk disk, TrustRoots roots, OwnScreen own) {
        BundleCache cache = new BundleCache(disk, roots, own);
        cache.load();
        return cache;
    }

    /** What to play: the staged bundle, else the last good one. */
    public synchronized Optional<VerifiedBundle> bundle() {
        return staged.or(() -> current).map(Kept::bundle);
    }

    /** The last bundle that gave a good frame. */
    public synchronized Optional<VerifiedBundle> current() {
        return current.map(Kept::bundle);
    }

    /** What was found damaged at the opening, in English, for the report. */
    public synchronized List<String> damage() {
        return List.copyOf(damage);
    }

    public Blobs blobs() {
        return blobs;
    }

    /** Whether anything can still be kept: an IOException where not. */
    public void probe() throws IOException {
        disk.write("probe", new byte[] {1});
    }

    /** Remembers that something happened; a disk that refuses costs nothing but the memory of it. */
    public void mark(String name) {
        try {
            disk.write("marks/" + name, new byte[0]);
        } catch (IOException e) {
            LOG.warn("{} was not remembered: {}", name, e.toString());
        }
    }

    /** Whether {@link #mark} was called with that name, in any start. */
    public boolean marked(String name) {
        return disk.exists("marks/" + name);
    }

    /** Keeps why this process ends, for the next start to tell. */
    public void keepEnd(String code, String what) {
        try {
            disk.write(ENDED, Json.write(new Ended(1, code, what)));
        } catch (IOException e) {
            LOG.warn("{} {} was not kept: {}", code, what, e.toString());
        }
    }

    /** Why the former process ended, once; empty where nobody noted it. */
    public Optional<Ended> takeEnd() {
        Optional<Ended> ended = Optional.empty();
        try {
            ended = Optional.of(Json.read(disk.read(ENDED, MOST_ENDED), Ended.class));
        } catch (NoSuchFileException e) {
            return ended;
        } catch (IOException | JsonException e) {
            LOG.warn("{}: {}", ENDED, e.toString());
        }
        try {
            disk.delete(ENDED);
        } catch (IOException e) {
            LOG.warn("{}: {}", ENDED, e.toString());
        }
        return ended;
    }

    /** Why a process ended: the code of its last trouble, and what it says. */
    public record Ended(int format, String code, String what) {}

    Disk disk() {
        return disk;
    }

    /** What the manifests told of the controller's log. */
    public synchronized AuditMarks audit() {
        return audit;
    }

    public TrustRoots roots() {
        return roots;
    }

    /** The bytes of a picture of any kept bundle, hash checked at each reading. */
    public byte[] media(Media media) throws IOException {
        return blobs.get(media.sha256());
    }

    /** The newest manifest ever believed for this screen. */
    public synchronized Optional<Accepted> newest() {
        return floors.newest();
    }

    /** The manifest of an envelope that was just fetched, checked against all that was believed before; nothing is kept. */
    public synchronized Manifest check(byte[] envelope, Instant now) throws BundleException {
        return BundleVerifier.manifest(latestRoot(), envelope, own, floors.newest(), now);
    }

    /**
     * Verifies a bundle whose blobs are all here, and keeps its manifest; it is played from now on, and forgotten by a
     * restart before {@link #commit}.
     */
    public synchronized VerifiedBundle stage(byte[] envelope, Instant now) throws BundleException, IOException {
        Manifest manifest = check(envelope, now);
        noteAudit(manifest, now);
        TrustRoot root = latestRoot();
        Sha256 payload = BundleVerifier.payloadHash(DocumentType.MANIFEST, envelope);
        VerifiedBundle bundle = VerifiedBundle.verify(root, manifest, payload, blobs);
        BlobRef stored = blobs.put(envelope);
        keepFloors(new Floors(1, Optional.of(bundle.accepted()), floors.time(), floors.good()));
        staged = Optional.of(new Kept(new Pointer(1, stored.sha256(), root.version()), bundle));
        return bundle;
    }

    /** As {@link #commit()}, but only where {@code shown} is the staged one: another may have been staged since. */
    public synchronized void commit(Accepted shown) throws IOException {
        if (stagedIs(shown)) {
            commit();
        }
    }

    /** As {@link #rollback()}, but only where {@code failed} is the staged one. */
    public synchronized Optional<VerifiedBundle> rollback(Accepted failed) {
        return stagedIs(failed) ? rollback() : current();
    }

    private boolean stagedIs(Accepted bundle) {
        return staged.filter(kept -> kept.bundle().accepted().equals(bundle)).isPresent();
    }

    /** The staged bundle gave its first good frame: it is the one to start with from now on. */
    public synchronized void commit() throws IOException {
        if (staged.isEmpty()) {
            return;
        }
        Kept next = staged.get();
        blobs.settle(used(staged));
        if (current.isPresent()
                && !current.get().bundle().accepted().equals(next.bundle().accepted())) {
            files.write(PREVIOUS, current.get().pointer());
            previous = current;
        }
        files.write(CURRENT, next.pointer());
        current = staged;
        staged = Optional.empty();
    }

    /** The staged bundle could not be shown: back to the last good one, which is returned. */
    public synchronized Optional<VerifiedBundle> rollback() {
        staged = Optional.empty();
        return current();
    }

    /** The latest time that was ever sure. */
    public synchronized Optional<Instant> timeFloor() {
        return floors.time();
    }

    /** Notes a time that is sure; an earlier one than before changes nothing. */
    public synchronized void raiseTimeFloor(Instant time) throws IOException {
        if (floors.time().map(time::isAfter).orElse(true)) {
            keepFloors(new Floors(1, floors.newest(), Optional.of(time), floors.good()));
        }
    }

    /** The latest time by which the player went on by itself: its machine's clock is not believed where it is earlier. */
    public synchronized Optional<Instant> lastGoodTime() {
        return floors.good();
    }

    /** Notes the time by which the player goes on. */
    public synchronized void keepGoodTime(Instant time) throws IOException {
        if (floors.good().map(time::isAfter).orElse(true)) {
            keepFloors(new Floors(1, floors.newest(), floors.time(), Optional.of(time)));
        }
    }

    /** Removes blobs that no kept or staged bundle names, but for {@code alsoKeep}, which are just being fetched. */
    public synchronized void collectGarbage(Set<Sha256> alsoKeep) throws IOException {
        Set<Sha256> used = new HashSet<>(alsoKeep);
        used.addAll(used(current));
        used.addAll(used(previous));
        used.addAll(used(staged));
        for (Sha256 blob : blobs.list()) {
            if (!used.contains(blob)) {
                blobs.remove(blob);
            }
        }
    }

    private static Set<Sha256> used(Optional<Kept> kept) {
        Set<Sha256> used = new HashSet<>();
        if (kept.isPresent()) {
            used.add(kept.get().pointer().manifest());
            used.addAll(named(kept.get().bundle().manifest()));
        }
        return used;
    }

    /** Every blob that a manifest names. */
    static Set<Sha256> named(Manifest manifest) {
        Set<Sha256> all = new HashSet<>();
        for (Manifest.Entry entry : manifest.items()) {
            all.add(entry.item().sha256());
            entry.approvals().forEach(ref -> all.add(ref.sha256()));
            entry.media().forEach(ref -> all.add(ref.sha256()));
        }
        return all;
    }

    /** By our own clock, where it is sure: a controller could make days pass as fast as it likes. */
    private void noteAudit(Manifest manifest, Instant now) {
        Instant at = now.equals(Instant.MIN) ? manifest.created() : now;
        manifest.audit().ifPresent(mark -> audit.note(mark, at));
    }

    private TrustRoot latestRoot() throws BundleException {
        return roots.latest().orElseThrow(() -> new BundleException.RootGap(0, 1));
    }

    private void keepFloors(Floors next) throws IOException {
        if (!next.equals(floors)) {
            files.write(FLOORS, next);
            floors = next;
        }
    }

    private void load() {
        try {
            disk.sweep("");
            disk.settle("");
            blobs.sweep();
        } catch (IOException e) {
            found("leftovers", e);
        }
        floors = read(FLOORS, Floors.class).orElse(Floors.NONE);
        audit = new AuditMarks(
                files, read(AuditMarks.FILE, AuditMarks.Kept.class).orElse(AuditMarks.Kept.NONE));
        current = kept(CURRENT);
        previous = kept(PREVIOUS);
        if (current.isEmpty() && previous.isPresent()) {
            LOG.warn("the last bundle is damaged; going back to version {}", version(previous));
            current = previous;
        }
        // Where the floors were damaged, what is kept is the least that they were.
        for (Optional<Kept> kept : List.of(current, previous)) {
            if (kept.isPresent()
                    && version(kept) > floors.newest().map(Accepted::version).orElse(0L)) {
                floors = new Floors(1, Optional.of(kept.get().bundle().accepted()), floors.time(), floors.good());
            }
        }
        if (audit.newest().isEmpty()) {
            current.ifPresent(kept -> noteAudit(kept.bundle().manifest(), Instant.MIN));
        }
    }

    private static long version(Optional<Kept> kept) {
        return kept.map(k -> k.bundle().accepted().version()).orElse(0L);
    }

    private Optional<Kept> kept(String file) {
        Optional<Pointer> pointer = read(file, Pointer.class);
        if (pointer.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Kept(pointer.get(), verify(pointer.get())));
        } catch (BundleException | IOException e) {
            found(file, e);
            return Optional.empty();
        }
    }

    /**
     * Under the root of its day: a reviewer who left since does not darken what is there. A bundle past its end is loaded
     * too; whether the clock that says so can be trusted, the player decides.
     */
    private VerifiedBundle verify(Pointer pointer) throws BundleException, IOException {
        TrustRoot root =
                roots.at(pointer.rootVersion()).or(roots::latest).orElseThrow(() -> new BundleException.RootGap(0, 1));
        byte[] envelope = blobs.get(pointer.manifest());
        Manifest manifest = BundleVerifier.manifest(root, envelope, own, Optional.empty(), Instant.MIN);
        Sha256 payload = BundleVerifier.payloadHash(DocumentType.MANIFEST, envelope);
        return VerifiedBundle.verify(root, manifest, payload, blobs);
    }

    private <T> Optional<T> read(String file, Class<T> type) {
        try {
            return Optional.of(files.read(file, type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            found(file, e);
            return Optional.empty();
        }
    }

    private void found(String what, Exception e) {
        LOG.warn("{}: {}", what, e.toString());
        damage.add(what + ": " + e);
    }
}
