package shiliu.protocols.onbon;

import java.util.Optional;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

/** The frame that the card acknowledged last, if it is known. */
record DynamicState(Optional<Frame> frame) implements CardState {
    static final DynamicState UNKNOWN = new DynamicState(Optional.empty());

    static DynamicState showing(Frame frame) {
        return new DynamicState(Optional.of(frame));
    }

    @Override
    public Optional<Lit> lit() {
        return frame.map(f -> new Lit(f, Proof.ACKNOWLEDGED));
    }
}
