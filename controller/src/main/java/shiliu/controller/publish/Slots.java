package shiliu.controller.publish;

import java.util.List;
import shiliu.controller.api.Refused;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.people.Caller;

/** Slots: which playlist claims which screens, when. Safe for any thread; waits for the disk. */
@SuppressWarnings("DoNotCallSuggester")
public final class Slots {
    public SlotView add(Caller caller, SlotRequest request) throws Refused {
        throw new UnsupportedOperationException();
    }

    public List<SlotView> list(Caller caller) throws Refused {
        throw new UnsupportedOperationException();
    }

    public void remove(Caller caller, String id) throws Refused {
        throw new UnsupportedOperationException();
    }
}
