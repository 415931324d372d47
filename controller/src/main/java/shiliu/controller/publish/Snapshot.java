package shiliu.controller.publish;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shiliu.controller.store.ManifestsTable.ManifestRow;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Manifest;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/** All that readers need of one screen, made once after a commit. Immutable: nobody writes into its arrays. */
public final class Snapshot {
    private final Screen screen;
    private final Manifest manifest;
    private final Envelope signed;
    private final Sha256 content;
    private final Sha256 payloadHash;
    private final byte[] envelope;
    private final String etag;
    private final List<OrderEvent> orders;
    private final Optional<Instant> stopped;

    /** @param content hash of what it says beside version and times */
    Snapshot(Screen screen, Manifest manifest, Envelope envelope, Sha256 content) {
        this.signed = envelope;
        this.content = content;
        this.screen = screen;
        this.manifest = manifest;
        this.payloadHash = envelope.payloadHash();
        this.envelope = envelope.bytes();
        this.etag = '"' + Sha256.of(this.envelope).hex() + '"';
        this.orders = List.of();
        this.stopped = Optional.empty();
    }

    private Snapshot(Snapshot former, List<OrderEvent> orders, Optional<Instant> stopped) {
        this.signed = former.signed;
        this.content = former.content;
        this.screen = former.screen;
        this.manifest = former.manifest;
        this.payloadHash = former.payloadHash;
        this.envelope = former.envelope;
        this.etag = former.etag;
        this.orders = List.copyOf(orders);
        this.stopped = stopped;
    }

    Snapshot with(List<OrderEvent> newOrders, Optional<Instant> nowStopped) {
        return new Snapshot(this, newOrders, nowStopped);
    }

    ManifestRow row() {
        return new ManifestRow(screen.id(), manifest.version(), content, manifest.created(), signed);
    }

    /** One order on the stream: {@code number} is the event's id, {@code envelope} its JSON on one line. */
    public record OrderEvent(long number, String envelope) {
        /** An accepted order never changes: its number tells which it is. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OrderEvent event && event.number == number;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }

    /** The blobs that its manifest names. */
    Set<Sha256> blobs() {
        Set<Sha256> blobs = new HashSet<>();
        for (Manifest.Entry entry : manifest.items()) {
            blobs.add(entry.item().sha256());
            entry.approvals().forEach(approval -> blobs.add(approval.sha256()));
            entry.media().forEach(media -> blobs.add(media.sha256()));
        }
        return blobs;
    }

    public Screen screen() {
        return screen;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** What players call this manifest. */
    public Sha256 payloadHash() {
        return payloadHash;
    }

    /** The signed manifest, ready to send; shared, not to be written to. */
    public byte[] envelope() {
        return envelope;
    }

    /** Strong, with its quotes. */
    public String etag() {
        return etag;
    }

    /** Every order that the screen's player must be told, by number. */
    public List<OrderEvent> orders() {
        return orders;
    }

    /** Whether a stop is in force for the screen. */
    public boolean stopped() {
        return stopped.isPresent();
    }

    /** When the oldest of them was accepted. */
    public Optional<Instant> stoppedSince() {
        return stopped;
    }
}
