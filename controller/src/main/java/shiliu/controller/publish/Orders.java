package shiliu.controller.publish;

import java.util.List;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.Refused;
import shiliu.controller.people.Caller;
import shiliu.player.bundle.Envelope;

/** Orders that people gave. Safe for any thread; waits for the disk. */
@SuppressWarnings("DoNotCallSuggester")
public final class Orders {
    /** Verifies as a player does, stores, and shows it to the screens' streams; durable when it returns. The same order again gives the same answer. */
    public OrderView give(Caller caller, Envelope order) throws Refused {
        throw new UnsupportedOperationException();
    }

    /** Oldest first. */
    public List<OrderView> list(Caller caller) throws Refused {
        throw new UnsupportedOperationException();
    }
}
