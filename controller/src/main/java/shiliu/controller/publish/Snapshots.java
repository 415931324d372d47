package shiliu.controller.publish;

import java.util.List;
import java.util.Optional;

/** The newest snapshot of each screen. Reading never waits; safe for any thread. */
@SuppressWarnings("DoNotCallSuggester")
public final class Snapshots {
    public Optional<Snapshot> of(String screen) {
        throw new UnsupportedOperationException();
    }

    /** By screen id. */
    public List<Snapshot> all() {
        throw new UnsupportedOperationException();
    }

    /** Calls {@code listener}, on a publishing thread, after each change of the screen; it must return at once. Running the result ends it. */
    public Runnable onChange(String screen, Runnable listener) {
        throw new UnsupportedOperationException();
    }
}
