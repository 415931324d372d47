package shiliu.controller.http;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import shiliu.controller.publish.Snapshot;
import shiliu.controller.publish.Snapshots;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Manifest;
import shiliu.player.playlist.Sha256;

/** Which blobs anybody may have: those that a published manifest names. Thread-safe. */
final class PublicBlobs {
    private final Snapshots snapshots;
    private final ConcurrentHashMap<String, Named> named = new ConcurrentHashMap<>();

    PublicBlobs(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    private record Named(Sha256 manifest, Set<Sha256> blobs) {}

    boolean contains(Sha256 blob) {
        return snapshots.all().stream().anyMatch(snapshot -> blobs(snapshot).contains(blob));
    }

    private Set<Sha256> blobs(Snapshot snapshot) {
        String screen = snapshot.screen().id();
        Named had = named.get(screen);
        if (had != null && had.manifest().equals(snapshot.payloadHash())) {
            return had.blobs();
        }
        Set<Sha256> blobs = new HashSet<>();
        for (Manifest.Entry entry : snapshot.manifest().items()) {
            blobs.add(entry.item().sha256());
            entry.approvals().stream().map(BlobRef::sha256).forEach(blobs::add);
            entry.media().stream().map(BlobRef::sha256).forEach(blobs::add);
        }
        named.put(screen, new Named(snapshot.payloadHash(), blobs));
        return blobs;
    }
}
