package shiliu.controller.publish;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Supplier;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.schedule.Explanation;
import shiliu.player.schedule.ScheduleResolver;

/** What a screen plays at an instant, and why: its manifest as its player would verify and resolve it. Waits for the disk. */
public final class Explain {
    private final Snapshots snapshots;
    private final Supplier<TrustRoot> root;
    private final Blobs blobs;

    public Explain(Snapshots snapshots, Supplier<TrustRoot> root, Blobs blobs) {
        this.snapshots = snapshots;
        this.root = root;
        this.blobs = blobs;
    }

    public Explanation explain(String screen, Instant at) throws Refused {
        Snapshot snapshot =
                snapshots.of(screen).orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "publish.screen-unknown", screen));
        try {
            VerifiedBundle bundle =
                    VerifiedBundle.verify(root.get(), snapshot.manifest(), snapshot.payloadHash(), blobs);
            return new ScheduleResolver(bundle.schedule()).explain(at);
        } catch (BundleException e) {
            throw new Refused(Kind.CONFLICT, e.reason());
        } catch (IOException e) {
            throw Refused.of(Kind.NO_ROOM, "publish.blob-unreadable", String.valueOf(e.getMessage()));
        }
    }
}
