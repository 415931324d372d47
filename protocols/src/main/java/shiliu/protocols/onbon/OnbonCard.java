package shiliu.protocols.onbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.VirtualCard;
import shiliu.protocols.packet.PacketReader;

/**
 * A BX card of generation 5 or 6: dynamic areas in its RAM, over the stored program that it plays by itself; power,
 * brightness, clock and files in the common format of its own generation.
 */
final class OnbonCard implements VirtualCard {
    private static final int MOST_AREAS = 32;

    private final OnbonModel model;
    private final Geometry geometry;
    private final int number;
    private final OnbonCodec codec;
    private final PacketReader<OnbonPacket> reader;
    private final CardScreen screen;
    private final CommonCard common;
    private final Map<Integer, Area> areas = new TreeMap<>();
    private boolean busy;
    private OptionalInt refusal = OptionalInt.empty();

    OnbonCard(OnbonModel model, Family.Unit unit) {
        this.model = model;
        this.number = unit.number();
        this.geometry = unit.geometry();
        this.codec = new OnbonCodec(model.generation(), OnbonDriver.longestMessage(model, geometry));
        this.reader = new PacketReader<>(codec);
        this.screen = new CardScreen(model.format(), geometry, unit.clock());
        this.common = new CommonCard(model, unit);
    }

    @Override
    public List<byte[]> receive(byte[] bytes) {
        List<byte[]> replies = new ArrayList<>();
        for (OnbonPacket request : reader.take(bytes)) {
            if (request.isFor(number)) {
                Optional<OnbonPacket> reply = obey(request);
                if (request.destination() != OnbonPacket.EVERYBODY) {
                    reply.map(codec::encode).map(OnbonCard::longLead).ifPresent(replies::add);
                }
            }
        }
        return replies;
    }

    @Override
    public void silence() {
        reader.silence();
    }

    /** A card of this generation knows nothing of the other's common format, nor of the text cards'. */
    private Optional<OnbonPacket> obey(OnbonPacket request) {
        if (request instanceof DynamicPacket dynamic) {
            DynamicMessage message = dynamic.message();
            boolean isReply = message instanceof DynamicMessage.Ack
                    || message instanceof DynamicMessage.Nack
                    || message instanceof DynamicMessage.OtherReply;
            return isReply
                    ? Optional.empty()
                    : Optional.of(new DynamicPacket(
                            /* destination= */ request.source(),
                            /* source= */ request.destination(),
                            model.device(),
                            answer(message)));
        }
        if (request instanceof CommonPacket packet
                && packet.version() == model.generation().version()
                && !packet.isReply()) {
            CommonPacket.Message answer = answer(packet);
            return packet.message().answer() ? Optional.of(packet.answer(model.device(), answer)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** The vendor's cards send nine start marks. */
    static byte[] longLead(byte[] wire) {
        byte[] longer = new byte[wire.length + 1];
        longer[0] = wire[0];
        System.arraycopy(wire, 0, longer, 1, wire.length);
        return longer;
    }

    private Optional<OnbonError> unwilling(int device) {
        if (refusal.isPresent()) {
            int code = refusal.getAsInt();
            refusal = OptionalInt.empty();
            return Optional.of(OnbonError.of(code));
        }
        boolean other = device != OnbonPacket.ANY_DEVICE && device != model.device();
        return other ? Optional.of(OnbonError.CONTROLLER_TYPE) : busy ? Optional.of(OnbonError.BUSY) : Optional.empty();
    }

    private CommonPacket.Message answer(CommonPacket packet) {
        return common.question(packet.message()).orElseGet(() -> {
            OnbonError error = unwilling(packet.device()).orElseGet(() -> common.change(packet.message()));
            return error == OnbonError.NONE ? CommonPacket.Message.ack() : CommonPacket.Message.nack(error.code());
        });
    }

    private DynamicMessage answer(DynamicMessage message) {
        if (message instanceof DynamicMessage.Ping) {
            return new DynamicMessage.Ack();
        }
        if (message instanceof DynamicMessage.QueryBrightness) {
            return new DynamicMessage.OtherReply(0xA2, 0x99, 0, common.brightness());
        }
        OnbonError error = unwilling(OnbonPacket.ANY_DEVICE).orElseGet(() -> change(message));
        return error == OnbonError.NONE ? new DynamicMessage.Ack() : new DynamicMessage.Nack(error.code());
    }

    private OnbonError change(DynamicMessage message) {
        if (message instanceof DynamicMessage.Update update) {
            return update(update.areas());
        }
        if (message instanceof DynamicMessage.Delete delete) {
            if (delete.ids().isEmpty()) {
                areas.clear();
            }
            delete.ids().forEach(areas::remove);
            return OnbonError.NONE;
        }
        if (message instanceof DynamicMessage.Brightness brightness) {
            return common.brightness(brightness.mode(), brightness.levels());
        }
        if (message instanceof DynamicMessage.OtherRequest other) {
            boolean group = other.group() == 0xA2 || other.group() == 0xA7;
            boolean update = other.group() == 0xA7 && other.command() <= 1;
            return update ? OnbonError.SCREEN_PARA : group ? OnbonError.NOCMD : OnbonError.OUTOFGROUP;
        }
        return OnbonError.NOCMD;
    }

    /** All or none. */
    private OnbonError update(List<Area> updated) {
        Map<Integer, Area> next = new TreeMap<>(areas);
        for (Area area : updated) {
            if (!screen.fits(area)) {
                return OnbonError.SCREEN_PARA;
            }
            next.put(area.id(), area);
        }
        if (next.size() > MOST_AREAS) {
            return OnbonError.MEMORYVOLUME;
        }
        areas.clear();
        areas.putAll(next);
        updated.forEach(area -> screen.begin(area.id()));
        return OnbonError.NONE;
    }

    @Override
    public Frame shown() {
        areas.values().removeIf(screen::isOver);
        if (!common.isOn()) {
            return Frame.black(geometry.width(), geometry.height());
        }
        List<Area> all = new ArrayList<>();
        // A dynamic area that is shown alone hides the programs; all of ours are.
        if (areas.values().stream().noneMatch(area -> area.immediate() == 1)) {
            common.playing().stream()
                    .flatMap(program -> program.areas().stream())
                    .filter(screen::fits)
                    .forEach(all::add);
        }
        all.addAll(areas.values());
        return screen.draw(all);
    }

    @Override
    public void reboot() {
        areas.clear();
        common.powerCut();
        reader.reset();
    }

    @Override
    public void busy(boolean now) {
        busy = now;
    }

    @Override
    public void refuse(int code) {
        refusal = OptionalInt.of(code);
    }

    @Override
    public String toString() {
        return "OnbonCard" + Arrays.asList(model, geometry);
    }

    @Override
    public OptionalInt brightness() {
        return OptionalInt.of(common.percent());
    }
}
