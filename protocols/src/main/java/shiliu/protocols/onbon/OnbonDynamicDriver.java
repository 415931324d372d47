package shiliu.protocols.onbon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Capabilities;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.packet.PacketCodec;

/**
 * Draws the whole picture into dynamic areas, which lie over the stored programs and last as long as the card has power.
 * A gen 6 card has up to four areas, one below the other, and a packet carries those that changed, so that the picture
 * changes at once; a gen 5 card takes one area in a packet, so there is one over the whole screen.
 */
final class OnbonDynamicDriver implements Driver<DynamicPacket> {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_BANDS = 4;
    private static final int LEAST_BAND = 8;
    /** Ids from 0; more than any card has. */
    private static final int MOST_AREAS = 32;
    /** The longest packet that this software sends, bytes. */
    private static final int MOST_BYTES = 2 << 20;

    private final Capabilities capabilities;
    private final Geometry geometry;
    private final PixelPacker packer;
    private final DynamicCodec codec;
    private final List<Window> bands;
    private final int destination;

    /** @param address the card's number on its line; left out, whoever is there */
    OnbonDynamicDriver(OnbonModel model, Geometry geometry, OptionalInt address) {
        if (!model.colours().contains(geometry.colour())) {
            throw new IllegalArgumentException(model + " has no " + geometry.colour() + " screens");
        }
        if (longestMessage(model, geometry) > MOST_BYTES) {
            throw new IllegalArgumentException("a page of " + geometry + " is longer than a packet may be");
        }
        this.capabilities = new Capabilities(Proof.ACKNOWLEDGED, model.colours(), Set.of(), true, 1, 1);
        this.geometry = geometry;
        this.packer = new PixelPacker(model.format(), geometry);
        this.codec = new DynamicCodec(model.generation(), longestMessage(model, geometry));
        this.bands = bands(model, geometry);
        this.destination = address.orElse(DynamicPacket.ANYBODY);
    }

    /** Room for the largest page and the parameters of as many areas as anybody sends. */
    static int longestMessage(OnbonModel model, Geometry geometry) {
        return 1024 + model.format().bytes(geometry.width(), geometry.height(), geometry.colour());
    }

    private static List<Window> bands(OnbonModel model, Geometry geometry) {
        int most = model.generation() == Generation.FIVE ? 1 : MOST_BANDS;
        int count = Math.max(1, Math.min(most, geometry.height() / LEAST_BAND));
        int height = (geometry.height() + count - 1) / count;
        List<Window> bands = new ArrayList<>();
        for (int y = 0; y < geometry.height(); y += height) {
            bands.add(new Window(0, y, geometry.width(), Math.min(height, geometry.height() - y)));
        }
        return bands;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public PacketCodec<DynamicPacket> codec() {
        return codec;
    }

    @Override
    public CardState unknown() {
        return DynamicState.UNKNOWN;
    }

    /** Dynamic areas are gone with the power. */
    @Override
    public CardState afterLoss(CardState had) {
        return ((DynamicState) had).unknown();
    }

    @Override
    public Optional<Exchange<DynamicPacket>> next(CardState known, Content content) {
        geometry.check(content);
        Frame wanted = content.frame();
        DynamicState has = (DynamicState) known;
        if (has.frame().filter(wanted::equals).isEmpty()) {
            return Optional.of(update(has, wanted));
        }
        return has.alone() ? Optional.empty() : Optional.of(clear(has));
    }

    /** The packet with the fewest bytes on the wire: the areas that changed, or all. */
    private Exchange<DynamicPacket> update(DynamicState has, Frame wanted) {
        DynamicState then = has.counted().showing(wanted);
        return Stream.concat(
                        has.frame().stream().map(former -> changed(former, wanted)), Stream.of(areas(wanted, bands)))
                .map(DynamicMessage.Update::new)
                .map(update ->
                        exchange("update areas", update, has, has.counted().unknown(), then))
                .min(Comparator.comparingInt(e -> codec.encode(e.packet()).length))
                .orElseThrow();
    }

    /** Areas that somebody else left would lie over ours. A card that has none of them may say so: they are gone. */
    private Exchange<DynamicPacket> clear(DynamicState has) {
        DynamicState then = has.counted().cleared();
        List<Integer> others = IntStream.range(bands.size(), MOST_AREAS).boxed().toList();
        DynamicPacket packet = request(has, new DynamicMessage.Delete(others));
        Function<DynamicPacket, Answer> answers = reply -> answer(packet, reply, then)
                .match(taken -> taken, () -> Answer.OTHER, no -> no.again() ? no : new Answer.Taken(then));
        return new Exchange<>("delete other areas", packet, PATIENCE, has.counted(), then, answers);
    }

    @Override
    public Exchange<DynamicPacket> check(CardState known) {
        DynamicState has = (DynamicState) known;
        return exchange("ping", new DynamicMessage.Ping(), has, has.counted().unknown(), has.counted());
    }

    @Override
    public Optional<Exchange<DynamicPacket>> command(CardState has, DeviceCommand command, int done) {
        return done == 0 && command instanceof DeviceCommand.Ping ? Optional.of(check(has)) : Optional.empty();
    }

    private List<Area> changed(Frame former, Frame wanted) {
        int[] before = former.pixels();
        int[] after = wanted.pixels();
        int width = geometry.width();
        return areas(
                wanted,
                bands.stream()
                        .filter(band -> !java.util.Arrays.equals(
                                before,
                                band.y() * width,
                                (band.y() + band.height()) * width,
                                after,
                                band.y() * width,
                                (band.y() + band.height()) * width))
                        .toList());
    }

    private List<Area> areas(Frame wanted, List<Window> windows) {
        return windows.stream()
                .map(band -> Area.still(bands.indexOf(band), band, packer.pack(wanted, band.y(), band.height())))
                .toList();
    }

    private Exchange<DynamicPacket> exchange(
            String does, DynamicMessage message, DynamicState has, CardState meanwhile, CardState then) {
        DynamicPacket packet = request(has, message);
        return new Exchange<>(does, packet, PATIENCE, meanwhile, then, reply -> answer(packet, reply, then));
    }

    private DynamicPacket request(DynamicState has, DynamicMessage message) {
        return new DynamicPacket(destination, has.source(), DynamicPacket.ANY_DEVICE, message);
    }

    private static Answer answer(DynamicPacket request, DynamicPacket reply, CardState then) {
        // A card swaps the two addresses; one that answers every software at its usual address is believed too.
        boolean toUs = reply.destination() == request.source() || reply.destination() == DynamicPacket.SOFTWARE;
        boolean fromIt = request.destination() == DynamicPacket.ANYBODY || reply.source() == request.destination();
        if (toUs && fromIt && reply.message() instanceof DynamicMessage.Ack) {
            return new Answer.Taken(then);
        }
        if (toUs && fromIt && reply.message() instanceof DynamicMessage.Nack nack) {
            return new Answer.Refused(nack.error(), OnbonError.word(nack.error()), OnbonError.again(nack.error()));
        }
        return Answer.OTHER;
    }
}
