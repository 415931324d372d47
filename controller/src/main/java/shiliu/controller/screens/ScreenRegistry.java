package shiliu.controller.screens;

import java.util.List;
import java.util.Optional;
import shiliu.controller.api.Refused;
import shiliu.controller.api.ScreenView;
import shiliu.controller.people.Caller;

/** What each screen should show, has and shows. Safe for any thread. */
@SuppressWarnings("DoNotCallSuggester")
public final class ScreenRegistry {
    /** Answered from memory. */
    public List<ScreenView> list() {
        throw new UnsupportedOperationException();
    }

    /** Answered from memory. */
    public Optional<ScreenView> show(String screen) {
        throw new UnsupportedOperationException();
    }

    /** Keeps the newest screenshot, a PNG of at most 8 MiB, in memory. */
    public void frame(Caller caller, String screen, byte[] png) throws Refused {
        throw new UnsupportedOperationException();
    }

    /** The newest screenshot; shared, not to be written to. */
    public Optional<byte[]> frame(String screen) {
        throw new UnsupportedOperationException();
    }

    /** Calls {@code listener} with the screen's id after each change of its states; it must return at once. Running the result ends it. */
    public Runnable onChange(java.util.function.Consumer<String> listener) {
        throw new UnsupportedOperationException();
    }
}
