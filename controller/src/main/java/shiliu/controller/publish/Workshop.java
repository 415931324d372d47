package shiliu.controller.publish;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shiliu.controller.timing.Festivals;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.Renderer;

/** All that manifests are built with. Safe for any thread; waits for the disk. */
public final class Workshop {
    private final Library library;
    private final RenderedLengths lengths;
    private final Festivals festivals;

    public Workshop(Blobs blobs, Submissions submissions, Renderer renderer, Festivals festivals) {
        this.library = new Library(submissions, new Approvals(blobs));
        this.lengths = new RenderedLengths(renderer, blobs);
        this.festivals = festivals;
    }

    Festivals festivals() {
        return festivals;
    }

    BundleBuilder builder(List<Library.Playing> playing, TrustRoot root, Instant now) {
        return new BundleBuilder(library.read(playing, root, now), lengths, festivals);
    }

    /** Forgets the items that nothing plays any more. */
    void keepOnly(Map<String, List<ApprovedItem>> playlists) {
        Set<Sha256> items = playlists.values().stream()
                .flatMap(List::stream)
                .map(item -> item.blob().sha256())
                .collect(Collectors.toSet());
        lengths.keepOnly(items);
    }
}
