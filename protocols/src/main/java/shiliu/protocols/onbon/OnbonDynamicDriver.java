package shiliu.protocols.onbon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Capabilities;
import shiliu.protocols.driver.CardState;
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
        this.capabilities = new Capabilities(Proof.ACKNOWLEDGED, model.colours(), false);
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
    public PacketCodec<DynamicPacket> codec() {
        return codec;
    }

    @Override
    public CardState unknown() {
        return DynamicState.UNKNOWN;
    }

    @Override
    public Optional<Exchange<DynamicPacket>> next(CardState has, Frame wanted) {
        geometry.check(wanted);
        Optional<Frame> shown = ((DynamicState) has).frame();
        if (shown.filter(wanted::equals).isPresent()) {
            return Optional.empty();
        }
        DynamicState then = DynamicState.showing(wanted);
        return Stream.concat(shown.stream().map(former -> changed(former, wanted)), Stream.of(areas(wanted, bands)))
                .map(areas -> new DynamicMessage.Update(areas))
                .map(update -> exchange("update areas", update, then))
                .min(Comparator.comparingInt(e -> codec.encode(e.packet()).length));
    }

    @Override
    public Exchange<DynamicPacket> check(CardState has) {
        return exchange("ping", new DynamicMessage.Ping(), has);
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

    private Exchange<DynamicPacket> exchange(String does, DynamicMessage message, CardState then) {
        Function<DynamicPacket, Answer> answers = reply -> answer(reply.message(), then);
        return new Exchange<>(does, DynamicPacket.request(destination, message), PATIENCE, then, answers);
    }

    private static Answer answer(DynamicMessage reply, CardState then) {
        if (reply instanceof DynamicMessage.Ack) {
            return new Answer.Taken(then);
        }
        if (reply instanceof DynamicMessage.Nack nack) {
            return new Answer.Refused(nack.error(), OnbonError.word(nack.error()), OnbonError.again(nack.error()));
        }
        return Answer.OTHER;
    }
}
