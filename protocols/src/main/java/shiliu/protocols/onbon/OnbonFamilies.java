package shiliu.protocols.onbon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Probe;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.packet.Octets;

/** The Onbon drivers, by id. */
public final class OnbonFamilies {
    private static final int ASKED = 0xC0DE;
    private static final int NUMBER = 0x4D2;

    /** Any card answers to the wildcard; which format it answers tells what it is. */
    public static final Probe<OnbonPacket> PROBE = new Probe<>(
            "Onbon BX",
            List.of(5005),
            new OnbonCodec(Generation.SIX, 4096),
            List.of(
                    new Probe.Question<>(
                            "ping, dynamic areas (BX-5E/5Q/6E/6Q)",
                            new DynamicPacket(
                                    OnbonPacket.ANYBODY, ASKED, OnbonPacket.ANY_DEVICE, new DynamicMessage.Ping())),
                    new Probe.Question<>("ping, common format 5 (BX-5)", common(5)),
                    new Probe.Question<>("ping, common format 7 (BX-6)", common(7)),
                    new Probe.Question<>(
                            "read parameters (BX-5K/6K)",
                            KPacket.request(OnbonPacket.ANYBODY, ASKED, KCommand.READ_PARAMETERS, Octets.NONE)),
                    new Probe.Question<>(
                            "ping (BX-5K/6K)",
                            KPacket.request(OnbonPacket.ANYBODY, ASKED, KCommand.PING, Octets.NONE))),
            packet -> packet.source() >= OnbonPacket.SOFTWARE && packet.source() <= OnbonPacket.LAST_SOFTWARE,
            OnbonFamilies::found);

    private static CommonPacket common(int version) {
        return CommonPacket.request(
                version,
                OnbonPacket.ANYBODY,
                ASKED,
                OnbonPacket.ANY_DEVICE,
                NUMBER,
                CommonPacket.Message.request(Common.PING, Octets.NONE));
    }

    private static Optional<Probe.Found> found(OnbonPacket reply) {
        if (reply.destination() != ASKED) {
            return Optional.empty();
        }
        if (reply instanceof DynamicPacket areas) {
            return areas.message() instanceof DynamicMessage.Ack
                    ? Optional.of(found(areas.device(), CommonReadings.model(areas.device())))
                    : Optional.empty();
        }
        if (reply instanceof CommonPacket common) {
            boolean ours = common.sequence() == (NUMBER | CommonPacket.REPLY);
            return ours ? Optional.of(found(common.device(), CommonReadings.of(common))) : Optional.empty();
        }
        return Optional.of(new Probe.Found(Optional.of("onbon-k"), KReadings.of((KPacket) reply)));
    }

    private static Probe.Found found(int device, List<Reading> readings) {
        return new Probe.Found(OnbonModel.of(device).map(OnbonModel::id), readings);
    }

    private OnbonFamilies() {}

    public static List<Family> all() {
        List<Family> all = new ArrayList<>();
        all.add(new Family(
                "onbon-k",
                Set.of(Colour.MONO, Colour.DUAL, Colour.RGB),
                site -> new KDriver(site.geometry(), site.address()),
                KCard::new));
        for (OnbonModel model : OnbonModel.values()) {
            all.add(new Family(
                    model.id(),
                    model.colours(),
                    site -> new OnbonDriver(model, site.geometry(), site.address()),
                    unit -> new OnbonCard(model, unit)));
        }
        return all;
    }
}
