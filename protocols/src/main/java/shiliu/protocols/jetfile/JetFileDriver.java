package shiliu.protocols.jetfile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
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
import shiliu.protocols.driver.Proof;
import shiliu.protocols.jetfile.JetFileState.Lights;
import shiliu.protocols.jetfile.JetFileState.Upload;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketCodec;

/**
 * Keeps pages as picture files on the sign's flash and tells it which one to play. A page is written once, read back and
 * compared; showing it again costs one short packet, and no flash. The playlist names one page, the sign's home: what it
 * loops by itself, also after a power cut. A stop switches the LEDs off at once, then makes a black page the home.
 */
final class JetFileDriver implements Driver<JetFilePacket> {
    /** So small that it takes little more than half a second at 9600 baud: so long a stop waits. */
    static final int PIECE = 512;
    /** Names of pages: {@code S0} to {@code S11}. */
    static final int PAGES = 12;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final char DISK = 'D';
    private static final Capabilities CAPABILITIES =
            new Capabilities(Proof.READ_BACK, Set.of(Colour.MONO, Colour.DUAL, Colour.RGB), true);

    private final Geometry geometry;
    private final int group;
    private final int unit;
    private final JetFileCodec codec = new JetFileCodec();

    /** @param address the sign's unit in group 1; left out, whoever is there */
    JetFileDriver(Geometry geometry, OptionalInt address) {
        if (Bmp.of(Frame.black(geometry.width(), geometry.height()), geometry.colour())
                        .length()
                > Sign.MOST_FILE) {
            throw new IllegalArgumentException("pictures of " + geometry + " are too large for a sign");
        }
        this.geometry = geometry;
        this.group = address.isPresent() ? 1 : 0;
        this.unit = address.orElse(0);
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public PacketCodec<JetFilePacket> codec() {
        return codec;
    }

    @Override
    public CardState unknown() {
        // Signs on one line answer without a name: their packets are numbered far apart.
        return JetFileState.unknown(unit * 251 + 1);
    }

    @Override
    public CardState afterLoss(CardState had) {
        return ((JetFileState) had).lost();
    }

    @Override
    public Optional<Exchange<JetFilePacket>> next(CardState known, Content content) {
        geometry.check(content);
        Frame wanted = content.frame();
        JetFileState has = (JetFileState) known;
        boolean dark = wanted.isBlack();
        if (dark && has.lights() != Lights.OFF) {
            return Optional.of(switchOff(has, wanted));
        }
        Optional<String> name = has.nameOf(wanted);
        if (name.isEmpty()) {
            // A page on its way is brought to its end before another begins: else pages that change faster than the
            // line
            // can carry them would never arrive, none of them. It is stored only; what plays is what is wanted.
            Frame first = has.upload().filter(under -> !dark).map(Upload::page).orElse(wanted);
            return Optional.of(bring(has, first));
        }
        return settle(has, name.get(), dark);
    }

    /** Dark at once, whatever it plays. The page that is on its way is none any longer; the black one is next. */
    private Exchange<JetFilePacket> switchOff(JetFileState has, Frame black) {
        JetFileState off = has.counted().with(Lights.OFF);
        Upload next = begin(has, black);
        JetFileState then =
                has.nameOf(black).isPresent() ? off : off.without(next.name()).uploading(next);
        return command(has, Command.BLACK_ON, "LEDs off", has.counted().with(Lights.UNKNOWN), then);
    }

    /** Home, play, light: in that order, so that a stop stays dark and a page comes up ready. */
    private Optional<Exchange<JetFilePacket>> settle(JetFileState has, String name, boolean dark) {
        boolean homeIsBlack =
                has.home().map(has.pages()::get).filter(Frame::isBlack).isPresent();
        boolean homeIsKnown = has.home().filter(has.pages()::containsKey).isPresent();
        if (!homeIsKnown || homeIsBlack != dark) {
            return Optional.of(goHome(has, name));
        }
        if (!has.playing().equals(Optional.of(name))) {
            return Optional.of(play(has, name));
        }
        if (!dark && has.lights() != Lights.ON) {
            JetFileState then = has.counted().with(Lights.ON);
            return Optional.of(
                    command(has, Command.BLACK_OFF, "LEDs on", has.counted().with(Lights.UNKNOWN), then));
        }
        return Optional.empty();
    }

    @Override
    public Exchange<JetFilePacket> check(CardState known) {
        JetFileState has = (JetFileState) known;
        Function<JetFilePacket, Answer> answers = reply -> matching(has, Command.SYSTEM_STATUS, reply)
                .map(status -> new Answer.Taken(checked(has, status)))
                .map(Answer.class::cast)
                .orElseGet(() -> refusal(has, Command.SYSTEM_STATUS, reply));
        return exchange(
                "system status",
                request(has, Command.SYSTEM_STATUS, Octets.NONE, Octets.NONE),
                has.counted().doubted(),
                has.counted(),
                answers);
    }

    @Override
    public Optional<Exchange<JetFilePacket>> command(CardState has, DeviceCommand command, int done) {
        return done == 0 && command instanceof DeviceCommand.Ping ? Optional.of(check(has)) : Optional.empty();
    }

    /** What a sign in another mode than it was left in plays is no longer known; its flash is. */
    private static JetFileState checked(JetFileState has, JetFilePacket status) {
        int mode = status.argument().length() > 0 ? status.argument().at(0) : Sign.MODE_SCHEDULE;
        boolean black = mode == Sign.MODE_BLACK;
        boolean ours = black || mode == Sign.MODE_SCHEDULE || mode == Sign.MODE_REMOTE;
        boolean asLeft = ours && (has.lights() == Lights.OFF) == black;
        return asLeft || has.lights() == Lights.UNKNOWN
                ? has.counted()
                : has.counted().doubted();
    }

    /** Writes the page piece by piece, then reads it back piece by piece. */
    private Exchange<JetFilePacket> bring(JetFileState has, Frame page) {
        Upload upload = has.upload().filter(under -> under.page().equals(page)).orElseGet(() -> begin(has, page));
        Octets file = Bmp.of(page, geometry.colour());
        int pieces = (file.length() + PIECE - 1) / PIECE;
        JetFileState counted = has.counted().without(upload.name());
        if (upload.written() < pieces) {
            return write(has, counted, upload, file, pieces);
        }
        return read(has, counted, upload, file, pieces);
    }

    /** From the first piece; of a page that was there before, only the reading is left. */
    private Upload begin(JetFileState has, Frame page) {
        return has.formerNameOf(page)
                .map(name -> new Upload(name, page, Integer.MAX_VALUE, 0))
                .orElseGet(() -> new Upload(slot(has), page, 0, 0));
    }

    private Exchange<JetFilePacket> write(JetFileState has, JetFileState next, Upload upload, Octets file, int pieces) {
        int piece = upload.written();
        Octets argument = Octets.of(new Bytes(24)
                .u8(DISK)
                .u8(0)
                .put(Sequence.label(upload.name()))
                .u32(file.length())
                .u16(pieces == 1 ? file.length() : PIECE)
                .u16(pieces)
                .u16(piece + 1)
                .bytes());
        Octets data = file.part(piece * PIECE, Math.min(file.length(), (piece + 1) * PIECE));
        JetFileState then = next.uploading(new Upload(upload.name(), upload.page(), piece + 1, 0));
        JetFileState again = next.uploading(new Upload(upload.name(), upload.page(), 0, 0));
        Function<JetFilePacket, Answer> answers = reply -> {
            boolean outOfOrder = isReply(has, Command.WRITE_PICTURE, reply)
                    && (reply.status() == Status.OUT_OF_ORDER.code()
                            || reply.status() == Status.PACKET_MISMATCH.code());
            return outOfOrder && piece > 0 ? new Answer.Taken(again) : answer(has, Command.WRITE_PICTURE, reply, then);
        };
        return exchange(
                "write picture " + upload.name() + " " + (piece + 1) + "/" + pieces,
                request(has, Command.WRITE_PICTURE, argument, data),
                next.uploading(upload),
                then,
                answers);
    }

    private Exchange<JetFilePacket> read(JetFileState has, JetFileState next, Upload upload, Octets file, int pieces) {
        int piece = upload.read();
        Octets argument = Octets.of(new Bytes(20)
                .u8(DISK)
                .zeros(3)
                .put(Sequence.label(upload.name()))
                .u16(PIECE)
                .u16(piece + 1)
                .bytes());
        Octets wanted = file.part(piece * PIECE, Math.min(file.length(), (piece + 1) * PIECE));
        Upload one = new Upload(upload.name(), upload.page(), pieces, piece + 1);
        JetFileState then = piece + 1 == pieces ? next.uploading(one).uploaded() : next.uploading(one);
        JetFileState again = next.uploading(new Upload(upload.name(), upload.page(), 0, 0));
        Function<JetFilePacket, Answer> answers = reply -> {
            boolean gone = isReply(has, Command.READ_PICTURE, reply)
                    && reply.flag()
                    && (reply.status() == Status.NOT_FOUND.code() || reply.status() == Status.PAST_END.code());
            return gone
                    ? new Answer.Taken(again)
                    : matching(has, Command.READ_PICTURE, reply)
                            .map(data -> new Answer.Taken(data.data().equals(wanted) ? then : again))
                            .map(Answer.class::cast)
                            .orElseGet(() -> refusal(has, Command.READ_PICTURE, reply));
        };
        return exchange(
                "read back " + upload.name() + " " + (piece + 1) + "/" + pieces,
                request(has, Command.READ_PICTURE, argument, Octets.NONE),
                next.uploading(upload),
                then,
                answers);
    }

    private Exchange<JetFilePacket> goHome(JetFileState has, String name) {
        int size = Bmp.of(has.pages().getOrDefault(name, dark()), geometry.colour())
                .length();
        Octets file = new Sequence(List.of(new Sequence.Entry(DISK, 'P', name, size))).file();
        Octets argument = Octets.of(new Bytes(24)
                .put(Sequence.label(Sequence.NAME))
                .u32(file.length())
                .u16(file.length())
                .u16(1)
                .u16(1)
                .u16(0)
                .bytes());
        JetFileState then = has.counted().home(Optional.of(name));
        return exchange(
                "playlist " + name,
                request(has, Command.WRITE_SYSTEM_FILE, argument, file),
                has.counted().home(Optional.empty()),
                then,
                reply -> answer(has, Command.WRITE_SYSTEM_FILE, reply, then));
    }

    private Exchange<JetFilePacket> play(JetFileState has, String name) {
        Octets argument = Octets.of(
                new Bytes(16).u8(DISK).u8('P').put(Sequence.label(name)).u16(0).bytes());
        JetFileState then = has.counted().playing(name);
        return exchange(
                "play " + name,
                request(has, Command.PLAY_FILE, argument, Octets.NONE),
                has.counted().doubted().with(has.lights() == Lights.OFF ? Lights.OFF : Lights.UNKNOWN),
                then,
                reply -> answer(has, Command.PLAY_FILE, reply, then));
    }

    /** A name that is free, else the one whose page was not played for longest; never the home's, nor what plays. */
    private static String slot(JetFileState has) {
        for (int i = 0; i < PAGES; i++) {
            String name = "S" + i;
            if (!has.pages().containsKey(name) && !has.unproven().containsKey(name) && mayBeWritten(has, name)) {
                return name;
            }
        }
        return Stream.concat(has.unproven().keySet().stream(), has.pages().keySet().stream())
                .filter(name -> mayBeWritten(has, name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean mayBeWritten(JetFileState has, String name) {
        return !has.home().equals(Optional.of(name)) && !has.playing().equals(Optional.of(name));
    }

    private Frame dark() {
        return Frame.black(geometry.width(), geometry.height());
    }

    private Exchange<JetFilePacket> command(
            JetFileState has, int command, String does, JetFileState meanwhile, JetFileState then) {
        return exchange(
                does,
                request(has, command, Octets.NONE, Octets.NONE),
                meanwhile,
                then,
                reply -> answer(has, command, reply, then));
    }

    private static Exchange<JetFilePacket> exchange(
            String does,
            JetFilePacket packet,
            JetFileState meanwhile,
            JetFileState then,
            Function<JetFilePacket, Answer> answers) {
        return new Exchange<>(does, packet, PATIENCE, meanwhile, then, answers);
    }

    private JetFilePacket request(JetFileState has, int command, Octets argument, Octets data) {
        return new JetFilePacket(false, 0, group, unit, has.serial(), command, false, argument, data);
    }

    private static boolean isReply(JetFileState has, int command, JetFilePacket reply) {
        return reply.reply() && reply.serial() == has.serial() && reply.command() == command;
    }

    /** The reply with data that was asked for. */
    private static Optional<JetFilePacket> matching(JetFileState has, int command, JetFilePacket reply) {
        return Optional.of(reply).filter(r -> isReply(has, command, r) && !r.flag());
    }

    private static Answer answer(JetFileState has, int command, JetFilePacket reply, JetFileState then) {
        boolean ok = isReply(has, command, reply) && Status.ok(reply.status());
        return ok ? new Answer.Taken(then) : refusal(has, command, reply);
    }

    private static Answer refusal(JetFileState has, int command, JetFilePacket reply) {
        int status = reply.status();
        return isReply(has, command, reply)
                ? new Answer.Refused(status, Status.word(status), Status.again(status))
                : Answer.OTHER;
    }
}
