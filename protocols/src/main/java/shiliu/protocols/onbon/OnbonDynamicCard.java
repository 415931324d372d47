package shiliu.protocols.onbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.VirtualCard;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketReader;

/**
 * A BX card's dynamic areas: takes updates as the manuals say, draws each pixel by looking up its own bit, and is dark
 * after a power cut, having no stored program. Of an area with several pages it shows the first.
 */
final class OnbonDynamicCard implements VirtualCard {
    private static final int MOST_AREAS = 32;

    private final OnbonModel model;
    private final Geometry geometry;
    private final int number;
    private final DynamicCodec codec;
    private final PacketReader<DynamicPacket> reader;
    private final Map<Integer, Area> areas = new TreeMap<>();
    private boolean busy;
    private OptionalInt refusal = OptionalInt.empty();

    OnbonDynamicCard(OnbonModel model, Family.Unit unit) {
        Geometry geometry = unit.geometry();
        this.model = model;
        this.number = unit.number();
        this.geometry = geometry;
        this.codec = new DynamicCodec(model.generation(), OnbonDynamicDriver.longestMessage(model, geometry));
        this.reader = new PacketReader<>(codec);
    }

    @Override
    public List<byte[]> receive(byte[] bytes) {
        List<byte[]> replies = new ArrayList<>();
        for (DynamicPacket request : reader.take(bytes)) {
            obey(request).ifPresent(replies::add);
        }
        return replies;
    }

    @Override
    public void silence() {
        reader.silence();
    }

    private Optional<byte[]> obey(DynamicPacket request) {
        boolean ours = request.destination() == number || request.destination() >= DynamicPacket.ANYBODY;
        boolean isReply = request.message() instanceof DynamicMessage.Ack
                || request.message() instanceof DynamicMessage.Nack
                || request.message() instanceof DynamicMessage.OtherReply;
        if (!ours || isReply) {
            return Optional.empty();
        }
        DynamicMessage answer = answer(request.message());
        if (request.destination() == DynamicPacket.EVERYBODY) {
            return Optional.empty();
        }
        DynamicPacket reply = new DynamicPacket(
                /* destination= */ request.source(), /* source= */ request.destination(), model.device(), answer);
        return Optional.of(longLead(codec.encode(reply)));
    }

    /** The vendor's cards send nine start marks. */
    private static byte[] longLead(byte[] wire) {
        byte[] longer = new byte[wire.length + 1];
        longer[0] = wire[0];
        System.arraycopy(wire, 0, longer, 1, wire.length);
        return longer;
    }

    private DynamicMessage answer(DynamicMessage message) {
        if (message instanceof DynamicMessage.Ping) {
            return new DynamicMessage.Ack();
        }
        if (refusal.isPresent()) {
            int code = refusal.getAsInt();
            refusal = OptionalInt.empty();
            return new DynamicMessage.Nack(code);
        }
        if (busy) {
            return nack(OnbonError.BUSY);
        }
        if (message instanceof DynamicMessage.Update update) {
            return update(update.areas());
        }
        if (message instanceof DynamicMessage.Delete delete) {
            if (delete.ids().isEmpty()) {
                areas.clear();
            }
            delete.ids().forEach(areas::remove);
            return new DynamicMessage.Ack();
        }
        if (message instanceof DynamicMessage.OtherRequest other) {
            boolean group = other.group() == 0xA2 || other.group() == 0xA7;
            boolean update = other.group() == 0xA7 && other.command() <= 1;
            return nack(update ? OnbonError.SCREEN_PARA : group ? OnbonError.NOCMD : OnbonError.OUTOFGROUP);
        }
        return nack(OnbonError.NOCMD);
    }

    private static DynamicMessage nack(OnbonError error) {
        return new DynamicMessage.Nack(error.code());
    }

    /** All or none. */
    private DynamicMessage update(List<Area> updated) {
        Map<Integer, Area> next = new TreeMap<>(areas);
        for (Area area : updated) {
            if (!fits(area)) {
                return nack(OnbonError.SCREEN_PARA);
            }
            next.put(area.id(), area);
        }
        if (next.size() > MOST_AREAS) {
            return nack(OnbonError.MEMORYVOLUME);
        }
        areas.clear();
        areas.putAll(next);
        return new DynamicMessage.Ack();
    }

    private boolean fits(Area area) {
        boolean inside = area.width() > 0
                && area.height() > 0
                && area.x() + area.width() <= geometry.width()
                && area.y() + area.height() <= geometry.height();
        int bytes = model.format()
                .bytes(
                        area.width() + (model.format() == PixelFormat.E5 ? area.x() % 8 : 0),
                        area.height(),
                        geometry.colour());
        return inside
                && !area.pages().isEmpty()
                && area.pages().stream().allMatch(page -> page.pixels().length() == bytes);
    }

    @Override
    public Frame shown() {
        int[] rgb = new int[geometry.width() * geometry.height()];
        for (Area area : areas.values()) {
            Octets pixels = area.pages().get(0).pixels();
            for (int y = 0; y < area.height(); y++) {
                for (int x = 0; x < area.width(); x++) {
                    rgb[(area.y() + y) * geometry.width() + area.x() + x] = led(area, pixels, x, y);
                }
            }
        }
        return Frame.of(geometry.width(), geometry.height(), rgb);
    }

    /** The colour of one LED of an area. */
    private int led(Area area, Octets pixels, int x, int y) {
        boolean dual = geometry.colour() == Colour.DUAL;
        switch (model.format()) {
            case E5 -> {
                int column = area.x() % 8 + x;
                int group = y * ((area.x() % 8 + area.width() + 7) / 8) + column / 8;
                int red = pixels.at(dual ? 2 * group : group);
                int green = dual ? pixels.at(2 * group + 1) : 0xFF;
                return colour(red, green, 7 - column % 8);
            }
            case E6 -> {
                int row = (area.width() + 31) / 32 * 4;
                // Byte 3 of a word holds its eight leftmost pixels.
                int at = y * row + x / 32 * 4 + 3 - x % 32 / 8;
                int red = pixels.at(at);
                int green = dual ? pixels.at(at + row * area.height()) : 0xFF;
                return colour(red, green, 7 - x % 8);
            }
            default -> {
                int at = 3 * (y * area.width() + x);
                return pixels.at(at) << 16 | pixels.at(at + 1) << 8 | pixels.at(at + 2);
            }
        }
    }

    private static int colour(int red, int green, int bit) {
        return (((red >> bit) & 1) == 0 ? 0xFF0000 : 0) | (((green >> bit) & 1) == 0 ? 0x00FF00 : 0);
    }

    @Override
    public void reboot() {
        areas.clear();
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
        return "OnbonDynamicCard" + Arrays.asList(model, geometry);
    }
}
