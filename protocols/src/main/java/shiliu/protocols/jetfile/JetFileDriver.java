package shiliu.protocols.jetfile;

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
import shiliu.protocols.driver.StopPart;
import shiliu.protocols.jetfile.JetFileState.Lights;
import shiliu.protocols.jetfile.JetFileState.Upload;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketCodec;

/**
 * Keeps pages as files on the sign's flash and tells it which one to play: pictures, or texts where a page is nothing but
 * text and that is shorter. A page is written once, read back and compared; showing it again costs one short packet, and no
 * flash. The playlist names one page, the sign's home: what it loops by itself, also after a power cut. A stop switches the
 * LEDs off at once, makes a black page the home, and then takes the LEDs' power.
 */
final class JetFileDriver implements Driver<JetFilePacket> {
    /** So small that it takes little more than half a second at 9600 baud: so long a stop waits. */
    static final int PIECE = 512;
    /** Names of pages: {@code S0} to {@code S11}. */
    static final int PAGES = 12;

    private static final char DISK = 'D';
    /** What was written comes back otherwise, time and again. */
    private static final Answer DIFFERS = new Answer.Refused(0, "READ_BACK_DIFFERS", false);

    private final Geometry geometry;
    private final Requests requests;
    private final PageFiles files;
    private final Verification verification;
    private final Capabilities capabilities;
    private final JetFileCodec codec = new JetFileCodec();

    /** @param address the sign's unit in group 1; left out, whoever is there */
    JetFileDriver(Geometry geometry, OptionalInt address) {
        int picture = Bmp.of(Frame.black(geometry.width(), geometry.height()), geometry.colour())
                .length();
        if (picture > Sign.MOST_FILE) {
            throw new IllegalArgumentException("pictures of " + geometry + " are too large for a sign");
        }
        this.geometry = geometry;
        this.requests = new Requests(address.isPresent() ? 1 : 0, address.orElse(0));
        this.files = new PageFiles(geometry);
        this.verification = new Verification(requests, geometry, files);
        this.capabilities = new Capabilities(
                Proof.READ_BACK,
                Set.of(Colour.MONO, Colour.DUAL, Colour.RGB),
                Set.of(StopPart.POWER_OFF, StopPart.BLACK_STORED),
                true,
                1,
                Verification.round(picture));
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
    public PacketCodec<JetFilePacket> codec() {
        return codec;
    }

    @Override
    public CardState unknown() {
        // Signs on one line answer without a name: their packets are numbered far apart.
        return JetFileState.unknown(requests.unit() * 251 + 1);
    }

    @Override
    public CardState afterLoss(CardState had) {
        return ((JetFileState) had).lost();
    }

    @Override
    public Optional<Exchange<JetFilePacket>> next(CardState known, Content wanted) {
        admit(wanted);
        JetFileState has = (JetFileState) known;
        boolean dark = wanted.isBlack();
        if (dark && has.lights() != Lights.OFF) {
            return Optional.of(switchOff(has, wanted));
        }
        Optional<String> name = has.nameOf(wanted);
        if (name.isEmpty()) {
            // A page on its way is brought to its end before another begins: else pages that change faster than the
            // line can carry them would never arrive, none of them. It is stored only; what plays is what is wanted.
            Content first =
                    has.upload().filter(under -> !dark).map(Upload::page).orElse(wanted);
            return Optional.of(bring(has, first));
        }
        return settle(has, name.get(), dark);
    }

    /** Dark at once, whatever it plays. The page that is on its way is none any longer; the black one is next. */
    private Exchange<JetFilePacket> switchOff(JetFileState has, Content black) {
        JetFileState off = has.counted().with(Lights.OFF).visited(Optional.empty());
        Upload next = begin(has, black);
        JetFileState then =
                has.nameOf(black).isPresent() ? off : off.without(next.name()).uploading(next);
        return simple(has, Command.BLACK_ON, "LEDs off", has.counted().with(Lights.UNKNOWN), then);
    }

    private Exchange<JetFilePacket> simple(
            JetFileState has, int command, String does, JetFileState meanwhile, JetFileState then) {
        return requests.command(has, command, Octets.NONE, does, meanwhile, then);
    }

    /** Home, play, light: in that order, so that a stop stays dark and a page comes up ready. */
    private Optional<Exchange<JetFilePacket>> settle(JetFileState has, String name, boolean dark) {
        Optional<Content> home = has.home().flatMap(has::page);
        boolean homeIsBlack = home.filter(Content::isBlack).isPresent();
        // What a stop relies on is proved; a page that it looped before is left alone: each write wears the flash.
        boolean homeIsKnown = dark ? has.home().filter(has.pages()::containsKey).isPresent() : home.isPresent();
        boolean looked = has.formerHome().isEmpty()
                || has.home().isPresent()
                || dark
                || has.lacks().playlist();
        if (!looked) {
            return Optional.of(verification.formerHome(has));
        }
        if ((!homeIsKnown || homeIsBlack != dark) && !has.lacks().playlist()) {
            return Optional.of(goHome(has, name));
        }
        if (!has.playing().equals(Optional.of(name))) {
            return Optional.of(play(has, name));
        }
        return dark ? withoutPower(has) : lit(has);
    }

    private Optional<Exchange<JetFilePacket>> withoutPower(JetFileState has) {
        if (has.power() == Lights.OFF) {
            return Optional.empty();
        }
        Octets noNotice = Octets.of(new byte[] {1, 0, 0, 0});
        return Optional.of(requests.optional(
                has,
                Command.POWER_OFF,
                noNotice,
                "power off",
                has.counted().powered(Lights.UNKNOWN),
                has.counted().powered(Lights.OFF)));
    }

    private Optional<Exchange<JetFilePacket>> lit(JetFileState has) {
        if (has.power() != Lights.ON) {
            return Optional.of(requests.optional(
                    has,
                    Command.POWER_ON,
                    Octets.NONE,
                    "power on",
                    has.counted().powered(Lights.UNKNOWN),
                    has.counted().powered(Lights.ON)));
        }
        if (has.lights() != Lights.ON) {
            JetFileState then = has.counted().with(Lights.ON);
            return Optional.of(
                    simple(has, Command.BLACK_OFF, "LEDs on", has.counted().with(Lights.UNKNOWN), then));
        }
        return Optional.empty();
    }

    @Override
    public Exchange<JetFilePacket> check(CardState known) {
        return verification.next((JetFileState) known);
    }

    @Override
    public Optional<Exchange<JetFilePacket>> command(CardState known, DeviceCommand command, int done) {
        List<Exchange<JetFilePacket>> steps = command.match(new SignCommands(requests, geometry, (JetFileState) known));
        return done < steps.size() ? Optional.of(steps.get(done)) : Optional.empty();
    }

    /** Writes the page piece by piece, then reads it back piece by piece. */
    private Exchange<JetFilePacket> bring(JetFileState has, Content page) {
        Upload upload = has.upload().filter(under -> under.page().equals(page)).orElseGet(() -> begin(has, page));
        PageFile file = upload.file();
        int pieces = (file.bytes().length() + PIECE - 1) / PIECE;
        JetFileState counted = has.counted().without(upload.name());
        if (upload.written() < pieces) {
            return write(has, counted, upload, file, pieces);
        }
        return read(has, counted, upload, file, pieces);
    }

    /** From the first piece; of a page that was there before, only the reading is left. */
    private Upload begin(JetFileState has, Content page) {
        Optional<String> former = has.formerNameOf(page);
        String name = former.orElseGet(() -> slot(has));
        PageFile file = files.of(page, name);
        return new Upload(name, page, file, former.isPresent() ? Integer.MAX_VALUE : 0, 0, former.isPresent() ? -1 : 0);
    }

    private Exchange<JetFilePacket> write(
            JetFileState has, JetFileState next, Upload upload, PageFile file, int pieces) {
        int piece = upload.written();
        int total = file.bytes().length();
        Octets argument = Requests.pieceOf(DISK, upload.name(), total, pieces == 1 ? total : PIECE, pieces, piece + 1);
        Octets data = file.bytes().part(piece * PIECE, Math.min(total, (piece + 1) * PIECE));
        JetFileState then = next.uploading(upload.at(piece + 1, 0));
        // A sign that cannot read back is believed once the last piece is taken.
        JetFileState done = has.lacks().readBack() && piece + 1 == pieces ? then.uploaded() : then;
        JetFileState again = next.uploading(upload.anew());
        Function<JetFilePacket, Answer> answers = reply -> {
            boolean outOfOrder = Requests.isReply(has, file.write(), reply)
                    && (reply.status() == Status.OUT_OF_ORDER.code()
                            || reply.status() == Status.PACKET_MISMATCH.code());
            return outOfOrder && piece > 0 && upload.mayBeginAnew()
                    ? new Answer.Taken(again)
                    : Requests.answer(has, file.write(), reply, done);
        };
        return Requests.exchange(
                (file.type() == 'T' ? "write text " : "write picture ") + upload.name() + " " + (piece + 1) + "/"
                        + pieces,
                requests.packet(has, file.write(), argument, data),
                next.uploading(upload),
                done,
                answers);
    }

    private Exchange<JetFilePacket> read(
            JetFileState has, JetFileState next, Upload upload, PageFile file, int pieces) {
        int piece = upload.read();
        int total = file.bytes().length();
        Octets wanted = file.bytes().part(piece * PIECE, Math.min(total, (piece + 1) * PIECE));
        Upload one = upload.at(pieces, piece + 1);
        JetFileState then = piece + 1 == pieces ? next.uploading(one).uploaded() : next.uploading(one);
        JetFileState again = next.uploading(upload.anew());
        JetFileState blind = next.uploading(one)
                .uploaded()
                .lacking(new JetFileState.Lacks(true, has.lacks().playlist()));
        Function<JetFilePacket, Answer> answers = reply -> {
            boolean no = Requests.isReply(has, file.read(), reply) && reply.flag();
            int status = no ? reply.status() : 0;
            if ((status == Status.NOT_FOUND.code() || status == Status.PAST_END.code()) && upload.mayBeginAnew()) {
                return new Answer.Taken(again);
            }
            if (no && Status.unknownCommand(status)) {
                return new Answer.Taken(blind);
            }
            return Requests.matching(has, file.read(), reply)
                    .<Answer>map(data -> file.sameFrom(piece * PIECE, wanted, data.data())
                            ? new Answer.Taken(then)
                            : upload.mayBeginAnew() ? new Answer.Taken(again) : DIFFERS)
                    .orElseGet(() -> Requests.refusal(has, file.read(), reply));
        };
        return Requests.exchange(
                "read back " + upload.name() + " " + (piece + 1) + "/" + pieces,
                requests.packet(has, file.read(), Requests.readOf(DISK, upload.name(), PIECE, piece + 1), Octets.NONE),
                next.uploading(upload),
                then,
                answers);
    }

    private Exchange<JetFilePacket> goHome(JetFileState has, String name) {
        Octets file = verification.file(has, name);
        Octets argument = Octets.of(new Bytes(24)
                .put(Sequence.label(Sequence.NAME))
                .u32(file.length())
                .u16(file.length())
                .u16(1)
                .u16(1)
                .u16(0)
                .bytes());
        JetFileState then = has.counted().home(Optional.of(name));
        JetFileState without =
                has.counted().lacking(new JetFileState.Lacks(has.lacks().readBack(), true));
        return Requests.exchange(
                "playlist " + name,
                requests.packet(has, Command.WRITE_SYSTEM_FILE, argument, file),
                has.counted().home(Optional.empty()),
                then,
                reply ->
                        Requests.isReply(has, Command.WRITE_SYSTEM_FILE, reply) && Status.unknownCommand(reply.status())
                                ? new Answer.Taken(without)
                                : Requests.answer(has, Command.WRITE_SYSTEM_FILE, reply, then));
    }

    private Exchange<JetFilePacket> play(JetFileState has, String name) {
        Content page = has.pages().get(name);
        char type = page == null ? 'P' : files.of(page, name).type();
        JetFileState then = has.counted().playing(name).visited(Optional.empty());
        return requests.command(
                has,
                Command.PLAY_FILE,
                Requests.playOf(DISK, type, name),
                "play " + name,
                has.counted().doubted().with(has.lights() == Lights.OFF ? Lights.OFF : Lights.UNKNOWN),
                then);
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
}
