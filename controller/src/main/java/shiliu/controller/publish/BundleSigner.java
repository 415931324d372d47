package shiliu.controller.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.bundle.AuditMark;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.SigningKey;

/** Puts version and times on a manifest's contents, and the controller's name under it. */
final class BundleSigner {
    /** How long a screen plays on without a word of the controller. */
    static final Duration LIFE = Duration.ofDays(30);

    private final SigningKey key;

    BundleSigner(SigningKey key) {
        this.key = key;
    }

    /** A manifest and its envelope. */
    record SignedManifest(Manifest manifest, Envelope envelope) {}

    /**
     * @param last the version that the screen had before; 0 for none
     * @param audit how far the audit log goes
     */
    SignedManifest sign(BundleBuilder.Contents contents, long last, AuditMark audit, Instant now) {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                contents.screen(),
                nextVersion(last, now),
                now,
                now.plus(LIFE),
                contents.rootVersion(),
                contents.slots(),
                contents.items(),
                contents.festivals(),
                contents.atOnce(),
                contents.byHand(),
                Optional.of(audit));
        return new SignedManifest(manifest, Envelope.sign(DocumentType.MANIFEST, manifest, List.of(key)));
    }

    /** Rises for ever, also after an old backup was restored: at least the seconds since 1970. */
    static long nextVersion(long last, Instant now) {
        return Math.max(last + 1, now.getEpochSecond());
    }
}
