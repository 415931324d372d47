package shiliu.protocols.onbon;

import java.util.List;
import java.util.Optional;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Probe;

/** The Onbon drivers, by id. */
public final class OnbonFamilies {
    private static final int ASKED = 0xC0DE;

    /** Any card answers to the wildcard. */
    public static final Probe<DynamicPacket> PROBE = new Probe<>(
            "Onbon BX",
            List.of(5005),
            new DynamicCodec(Generation.SIX, 4096),
            List.of(new Probe.Question<>(
                    "ping (dynamic areas)",
                    new DynamicPacket(
                            DynamicPacket.ANYBODY, ASKED, DynamicPacket.ANY_DEVICE, new DynamicMessage.Ping()))),
            OnbonFamilies::found);

    private static Optional<Probe.Found> found(DynamicPacket reply) {
        boolean ours = reply.destination() == ASKED && reply.message() instanceof DynamicMessage.Ack;
        return ours ? Optional.of(new Probe.Found(Optional.empty(), List.of())) : Optional.empty();
    }

    private OnbonFamilies() {}

    public static List<Family> all() {
        return List.of(
                family("onbon-5e", OnbonModel.E5),
                family("onbon-6e", OnbonModel.E6),
                family("onbon-6q", OnbonModel.Q6));
    }

    private static Family family(String id, OnbonModel model) {
        return new Family(
                id,
                model.colours(),
                site -> new OnbonDynamicDriver(model, site.geometry(), site.address()),
                unit -> new OnbonDynamicCard(model, unit));
    }
}
