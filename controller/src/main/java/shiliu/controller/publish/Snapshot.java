package shiliu.controller.publish;

import java.util.List;
import shiliu.player.bundle.Manifest;
import shiliu.player.screen.Screen;

/** All that readers need of one screen, made once after a commit. Immutable: nobody writes into its arrays. */
public final class Snapshot {
    private final Screen screen;
    private final Manifest manifest;
    private final byte[] envelope;
    private final String etag;
    private final List<OrderEvent> orders;

    Snapshot(Screen screen, Manifest manifest, byte[] envelope, String etag, List<OrderEvent> orders) {
        this.screen = screen;
        this.manifest = manifest;
        this.envelope = envelope.clone();
        this.etag = etag;
        this.orders = List.copyOf(orders);
    }

    public Screen screen() {
        return screen;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The signed manifest, ready to send; shared, not to be written to. */
    public byte[] envelope() {
        return envelope;
    }

    /** Strong, with its quotes. */
    public String etag() {
        return etag;
    }

    /** Every order whose scope holds this screen and that still matters, by number. */
    public List<OrderEvent> orders() {
        return orders;
    }

    /** One order on the stream: {@code number} is the event's id, {@code envelope} its JSON on one line. */
    public record OrderEvent(long number, String envelope) {}
}
