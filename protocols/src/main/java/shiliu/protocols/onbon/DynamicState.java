package shiliu.protocols.onbon;

import java.util.Optional;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

/**
 * What is known of a card's dynamic areas.
 *
 * @param sequence of the next packet
 * @param frame what our areas show, if it is known
 * @param alone whether no areas but ours are there
 */
record DynamicState(int sequence, Optional<Frame> frame, boolean alone) implements CardState {
    /** Numbers of packets: the addresses that the vendor leaves to software, but the one that everybody uses. */
    private static final int SEQUENCES = 0xDFFF - DynamicPacket.SOFTWARE;

    static final DynamicState UNKNOWN = new DynamicState(0, Optional.empty(), false);

    /** Our address in the next packet; a card answers to it, so that no late answer is taken for another packet's. */
    int source() {
        return DynamicPacket.SOFTWARE + 1 + sequence;
    }

    DynamicState counted() {
        return new DynamicState((sequence + 1) % SEQUENCES, frame, alone);
    }

    DynamicState showing(Frame now) {
        return new DynamicState(sequence, Optional.of(now), alone);
    }

    DynamicState unknown() {
        return new DynamicState(sequence, Optional.empty(), false);
    }

    DynamicState cleared() {
        return new DynamicState(sequence, frame, true);
    }

    @Override
    public Optional<Lit> lit() {
        return frame.filter(known -> alone).map(known -> new Lit(known, Proof.ACKNOWLEDGED));
    }
}
