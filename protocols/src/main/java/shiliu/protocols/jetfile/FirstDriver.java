package shiliu.protocols.jetfile;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Capabilities;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketCodec;

/**
 * Boards that know the old format only: one file in their RAM, whole in one packet, that the playlist names. Each page takes
 * its place. They read nothing back, switch nothing off, and forget the page with their power.
 */
final class FirstDriver implements Driver<FirstPacket> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String NAME = "S1";

    private final Geometry geometry;
    private final int unit;
    private final FirstCodec codec;
    private final Capabilities capabilities;

    /** What is known: the page of the one file, and whether the playlist names it. */
    record State(Optional<Content> page, boolean listed) implements CardState {
        static final State UNKNOWN = new State(Optional.empty(), false);

        @Override
        public Optional<Lit> lit() {
            return page.filter(known -> listed).map(known -> new Lit(known, Proof.ACKNOWLEDGED));
        }
    }

    /** @param address the board's number; left out, whoever is there */
    FirstDriver(Geometry geometry, OptionalInt address) {
        int picture = picture(geometry);
        if (picture > Sign.MOST_FILE) {
            throw new IllegalArgumentException("pictures of " + geometry + " are too large for a sign");
        }
        this.geometry = geometry;
        this.unit = address.orElse(0);
        if (unit > 99) {
            throw new IllegalArgumentException("old boards are numbered up to 99");
        }
        this.codec = new FirstCodec(picture);
        this.capabilities = new Capabilities(
                Proof.ACKNOWLEDGED, Set.of(Colour.MONO, Colour.DUAL, Colour.RGB), Set.of(), true, 1, 1);
    }

    static int picture(Geometry geometry) {
        return Bmp.of(Frame.black(geometry.width(), geometry.height()), geometry.colour())
                .length();
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
    public PacketCodec<FirstPacket> codec() {
        return codec;
    }

    @Override
    public CardState unknown() {
        return State.UNKNOWN;
    }

    @Override
    public CardState afterLoss(CardState had) {
        return State.UNKNOWN;
    }

    @Override
    public Optional<Exchange<FirstPacket>> next(CardState known, Content wanted) {
        admit(wanted);
        State has = (State) known;
        if (!has.page().equals(Optional.of(wanted))) {
            return Optional.of(write(has, wanted));
        }
        return has.listed() ? Optional.empty() : Optional.of(list(has));
    }

    private Exchange<FirstPacket> write(State has, Content wanted) {
        PageFile file = PageFile.of(wanted, geometry, NAME);
        boolean text = file.type() == 'T';
        // A text goes without the head and end that a stored one has; 06 tells it from the still older code.
        Octets body = text ? file.bytes().part(7, file.bytes().length() - 1) : file.bytes();
        Bytes data = new Bytes(body.length() + 8).put(label(text ? 'T' : 'P'));
        if (text) {
            data.u8(0x06);
        }
        data.put(body.bytes());
        boolean sameList =
                has.listed() && has.page().filter(page -> isText(page) == text).isPresent();
        State then = new State(Optional.of(wanted), sameList);
        return said(
                text ? "write text" : "write picture",
                request(text ? 'A' : 'I', data),
                new State(Optional.empty(), false),
                then);
    }

    private boolean isText(Content page) {
        return PageFile.of(page, geometry, NAME).type() == 'T';
    }

    /** Disk, folder and name; the RAM, which does not wear. */
    private static byte[] label(char folder) {
        return new Bytes(5)
                .u8(0x0F)
                .u8('E')
                .u8(folder)
                .put(NAME.getBytes(StandardCharsets.US_ASCII))
                .bytes();
    }

    private Exchange<FirstPacket> list(State has) {
        char folder = has.page().filter(this::isText).isPresent() ? 'T' : 'P';
        Bytes data = new Bytes(8).put(".SL".getBytes(StandardCharsets.US_ASCII)).put(label(folder));
        return said("playlist", request('E', data), new State(has.page(), false), new State(has.page(), true));
    }

    private FirstPacket.Request request(char command, Bytes data) {
        return new FirstPacket.Request(true, unit, command, Octets.of(data.bytes()), true);
    }

    private static Exchange<FirstPacket> said(String does, FirstPacket packet, State meanwhile, State then) {
        return exchange(does, packet, meanwhile, then, reply -> {
            int status = reply.status();
            return Status.ok(status)
                    ? new Answer.Taken(then)
                    : status == 0
                            ? Answer.OTHER
                            : new Answer.Refused(status, Status.word(status), Status.again(status));
        });
    }

    private static Exchange<FirstPacket> exchange(
            String does, FirstPacket packet, State meanwhile, State then, Function<FirstPacket.Reply, Answer> answers) {
        return new Exchange<>(
                does,
                packet,
                PATIENCE,
                meanwhile,
                then,
                reply -> reply instanceof FirstPacket.Reply said ? answers.apply(said) : Answer.OTHER);
    }

    @Override
    public Exchange<FirstPacket> check(CardState known) {
        State has = (State) known;
        return clock(has, State.UNKNOWN);
    }

    private Exchange<FirstPacket> clock(State has, State meanwhile) {
        Bytes read = new Bytes(1).u8('A');
        return exchange(
                "read clock",
                request('E', read),
                meanwhile,
                has,
                reply -> reply.block().length() >= 6
                        ? new Answer.Taken(has, List.of(new Reading(Quantity.CLOCK, FirstClock.text(reply.block()))))
                        : Answer.OTHER);
    }

    @Override
    public Optional<Exchange<FirstPacket>> command(CardState known, DeviceCommand command, int done) {
        State has = (State) known;
        if (done > 0) {
            return Optional.empty();
        }
        if (command.isQuestion()) {
            return Optional.of(clock(has, has));
        }
        if (command instanceof DeviceCommand.SetClock set) {
            Bytes data = new Bytes(9).u8('B').put(FirstClock.bytes(set.now()));
            return Optional.of(said("set clock", request('E', data), has, has));
        }
        // The format has no other.
        return Optional.empty();
    }
}
