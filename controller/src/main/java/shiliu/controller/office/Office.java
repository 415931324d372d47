package shiliu.controller.office;

import java.nio.file.Path;
import java.util.Optional;
import shiliu.controller.people.Accounts;
import shiliu.controller.people.Pairing;
import shiliu.controller.publish.Explain;
import shiliu.controller.publish.Orders;
import shiliu.controller.publish.Slots;
import shiliu.controller.publish.Snapshots;
import shiliu.controller.review.Playlists;
import shiliu.controller.review.Reviews;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SignedTime;
import shiliu.player.playlist.Sha256;

/** The open controller. One per data folder; {@link #close} ends its threads after what is under way. */
@SuppressWarnings("DoNotCallSuggester")
public final class Office implements AutoCloseable {
    public Accounts accounts() {
        throw new UnsupportedOperationException();
    }

    public Pairing pairing() {
        throw new UnsupportedOperationException();
    }

    public Playlists playlists() {
        throw new UnsupportedOperationException();
    }

    public Reviews reviews() {
        throw new UnsupportedOperationException();
    }

    public Slots slots() {
        throw new UnsupportedOperationException();
    }

    public Orders orders() {
        throw new UnsupportedOperationException();
    }

    public Snapshots snapshots() {
        throw new UnsupportedOperationException();
    }

    public ScreenRegistry screens() {
        throw new UnsupportedOperationException();
    }

    public Explain explain() {
        throw new UnsupportedOperationException();
    }

    /** Where a blob's bytes are, whole and checked when they were stored, to send from; from the file system, so not on an event loop. */
    public Optional<Path> blob(Sha256 name) {
        throw new UnsupportedOperationException();
    }

    /** The controller's clock for one asker, a {@link SignedTime}. */
    public Envelope time(String nonce) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
