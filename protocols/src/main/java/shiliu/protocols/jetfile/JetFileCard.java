package shiliu.protocols.jetfile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.VirtualCard;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketReader;

/**
 * A JetFile II sign: keeps files on its flash {@code D} and its RAM {@code E}, plays the file that it is told to, else its
 * playlist's first one that is due.
 */
final class JetFileCard implements VirtualCard {
    private static final int GROUP = 1;
    /** The main commands of the manual: 01 to 08, 0A. */
    private static final BitSet MAINS = BitSet.valueOf(new long[] {0x5FE});

    private static final int MOST_EMERGENCY = 1024;

    private final Geometry geometry;
    private final int number;
    private final JetFileCodec codec = new JetFileCodec();
    private final PacketReader<JetFilePacket> reader = new PacketReader<>(codec);
    private final SignDisks disks;
    private final SignScreen screen;
    private final SignClock clock;
    private final SignLogin login;
    private int brightness = 80;
    private boolean byHand = true;
    private int light = 0x0180;
    private boolean busy;
    private OptionalInt refusal = OptionalInt.empty();

    JetFileCard(Family.Unit unit) {
        this.geometry = unit.geometry();
        this.number = unit.number();
        this.disks = new SignDisks(unit.store());
        this.screen = new SignScreen(unit, disks);
        this.clock = new SignClock(unit.clock());
        this.login = new SignLogin(unit.store());
    }

    @Override
    public List<byte[]> receive(byte[] bytes) {
        return answers(reader.take(bytes));
    }

    @Override
    public void silence() {
        reader.silence();
    }

    private List<byte[]> answers(List<JetFilePacket> requests) {
        List<byte[]> replies = new ArrayList<>();
        for (JetFilePacket request : requests) {
            boolean ours = (request.group() == 0 || request.group() == GROUP)
                    && (request.unit() == 0 || request.unit() == number);
            if (ours && !request.reply()) {
                JetFilePacket reply = question(request)
                        .orElseGet(() -> request.status(changed(request).code()));
                if (!request.flag()) {
                    replies.add(codec.encode(reply));
                }
            }
        }
        return replies;
    }

    /** The answer to what changes nothing. */
    private Optional<JetFilePacket> question(JetFilePacket request) {
        Octets a = request.argument();
        return switch (request.command()) {
            case Command.CONNECTION_TEST ->
                argument(
                        request,
                        new Bytes(12)
                                .u16(0x0210)
                                .u16(0x0105)
                                .u32(0)
                                .u8(GROUP)
                                .u8(number)
                                .u16(0));
            case Command.SYSTEM_PARAMETERS -> argument(request, parameters());
            case Command.SYSTEM_STATUS ->
                argument(
                        request,
                        new Bytes(8)
                                .u8(screen.mode())
                                .u8(35)
                                .u8(0xFF)
                                .u8(1)
                                .u8(40)
                                .zeros(3));
            case Command.CABINET_TEMPERATURE ->
                argument(request, new Bytes(4).u8(35).zeros(3));
            case Command.BRIGHTNESS_STATE ->
                data(
                        request,
                        new Bytes(8)
                                .u8(byHand ? 1 : 0)
                                .u8(brightness)
                                .u16(light)
                                .zeros(4));
            case Command.POWER_STATE ->
                data(request, new Bytes(2).u8(screen.power ? 0 : 2).u8(0));
            case Command.READ_CLOCK -> Optional.of(request.answer(clock.reading(), Octets.NONE));
            case Command.CURRENT_FILE -> Optional.of(current(request));
            case Command.READ_SYSTEM_FILE ->
                Optional.of(
                        a.length() == 16
                                ? disks.read(request, "D:SYS/" + Sequence.label(a, 0), 12)
                                : request.status(Status.LENGTH.code()));
            case Command.READ_TEXT -> Optional.of(read(request, 'T'));
            case Command.READ_STRING -> Optional.of(read(request, 'S'));
            case Command.READ_PICTURE -> Optional.of(read(request, 'P'));
            case Command.READ_PATH ->
                Optional.of(path(request.argument(), 4)
                        .map(name -> disks.read(request, name, 0))
                        .orElseGet(() -> request.status(Status.NOT_FOUND.code())));
            case Command.DIRECTORY ->
                Optional.of(path(request.data(), 0)
                        .map(disks::listing)
                        .map(list -> request.answer(
                                Octets.of(new Bytes(4)
                                        .u16(list.length() / 32)
                                        .u16(0)
                                        .bytes()),
                                list))
                        .orElseGet(() -> request.status(Status.DIRECTORY_OPEN_FAILED.code())));
            case Command.DISK -> disk(request);
            case Command.EXISTS ->
                Optional.of(request.status(
                        (path(request.data(), 0).flatMap(disks::file).isPresent() ? Status.OK : Status.NOT_THERE)
                                .code()));
            case Command.STREAM_STATE ->
                argument(request, new Bytes(4).u8(screen.streaming ? 1 : 0).zeros(3));
            default -> Optional.empty();
        };
    }

    private static Optional<JetFilePacket> argument(JetFilePacket request, Bytes argument) {
        return Optional.of(request.answer(Octets.of(argument.bytes()), Octets.NONE));
    }

    private static Optional<JetFilePacket> data(JetFilePacket request, Bytes data) {
        return Optional.of(request.answer(Octets.NONE, Octets.of(data.bytes())));
    }

    private Optional<JetFilePacket> disk(JetFilePacket request) {
        int letter = request.argument().length() > 0 ? request.argument().at(0) : 0;
        if (disks.disk(letter).isEmpty()) {
            return Optional.of(request.status(Status.DISK_UNKNOWN.code()));
        }
        Bytes state = new Bytes(20).u32(SignDisks.SIZE).u32(SignDisks.SIZE - disks.used(letter));
        return data(request, state.put(Sequence.label("DISK")));
    }

    private static Optional<String> path(Octets bytes, int from) {
        return SignDisks.path(bytes, from);
    }

    private JetFilePacket read(JetFilePacket request, char type) {
        Octets a = request.argument();
        return a.length() == 20
                ? disks.read(request, name(a.at(0), type, a, 4), 16)
                : request.status(Status.LENGTH.code());
    }

    private static String name(int disk, char type, Octets argument, int at) {
        return (char) disk + ":" + type + "/" + Sequence.label(argument, at);
    }

    /** As "play this file" names it; nobody wrote down what real signs send. */
    private JetFilePacket current(JetFilePacket request) {
        Optional<String> name = screen.playing.or(() -> screen.home(clock.now()));
        return name.map(n -> request.answer(Requests.playOf(n.charAt(0), n.charAt(2), n.substring(4)), Octets.NONE))
                .orElseGet(() -> request.status(Status.NO_CURRENT_FILE.code()));
    }

    private Bytes parameters() {
        return new Bytes(16)
                .u16(0x0210)
                .u16(0x0100)
                .u16(0x0003)
                .u16(0x0105)
                .u16(geometry.width())
                .u16(geometry.height())
                .u16(0x0205)
                .u8(GROUP)
                .u8(number);
    }

    private Status changed(JetFilePacket request) {
        if (refusal.isPresent()) {
            int code = refusal.getAsInt();
            refusal = OptionalInt.empty();
            return Status.of(code);
        }
        boolean loggingIn = request.command() >> 8 == Command.LOGIN >> 8;
        return busy
                ? Status.FILE_OPEN
                : login.isNeeded() && !loggingIn ? Status.LOGIN_FIRST : change(request, request.argument());
    }

    private Status change(JetFilePacket request, Octets a) {
        int command = request.command();
        return switch (command) {
            case Command.WRITE_SYSTEM_FILE ->
                a.length() == 24 ? disks.piece("D:SYS/" + Sequence.label(a, 0), a, 12, request.data()) : Status.LENGTH;
            case Command.WRITE_TEXT -> write(request, 'T');
            case Command.WRITE_STRING -> write(request, 'S');
            case Command.WRITE_PICTURE -> write(request, 'P');
            case Command.WRITE_PATH ->
                a.length() < 12
                        ? Status.LENGTH
                        : path(a, 10)
                                .map(n -> disks.piece(n, a, 0, request.data()))
                                .orElse(Status.OPEN_FAILED);
            case Command.EMERGENCY -> emergency(a, request.data());
            case Command.BRIGHTNESS -> brightness(a);
            case Command.BRIGHTNESS_BLOCK -> a.length() == 12 ? Status.OK : Status.LENGTH;
            case Command.SET_CLOCK_MINUTES -> clock.set(a, false);
            case Command.SET_CLOCK -> clock.set(a, true);
            case Command.PLAY_FILE -> play(a);
            case Command.FORMAT -> a.length() < 4 ? Status.LENGTH : disks.clear(a.at(0), "");
            case Command.MAKE_DIRECTORY ->
                path(request.data(), 0).isPresent() ? Status.OK : Status.MAKE_DIRECTORY_FAILED;
            case Command.RENAME, Command.MOVE -> move(command, request.data());
            case Command.DELETE -> path(request.data(), 0).map(disks::delete).orElse(Status.DELETE_FAILED);
            case Command.STREAM_PIXELS -> a.length() < 8 ? Status.LENGTH : screen.pixels(a, request.data());
            case Command.LOGIN -> login.in(a);
            case Command.LOGOUT -> login.out();
            case Command.CHANGE_LOGIN -> login.change(a);
            default -> light(command, a);
        };
    }

    /** What has no data: lights, tests, the list, whole folders. */
    private Status light(int command, Octets a) {
        if (command >= Command.TEST_AUTO && command <= Command.TEST_LAST) {
            screen.test = Optional.of(command);
            return Status.OK;
        }
        if (command >= Command.DELETE_TEXTS && command <= Command.DELETE_ARRAYS) {
            char type = "TSPA".charAt(command - Command.DELETE_TEXTS);
            return a.length() < 4 ? Status.LENGTH : disks.clear(a.at(0), type + "/");
        }
        switch (command) {
            case Command.BLACK_ON, Command.BLACK_OFF -> screen.black = command == Command.BLACK_ON;
            case Command.POWER_ON, Command.POWER_OFF -> screen.power = command == Command.POWER_ON;
            case Command.TEST_END -> screen.test = Optional.empty();
            case Command.RESET -> reboot();
            case Command.RESTART_LIST -> screen.step(0);
            case Command.NEXT -> screen.step(1);
            case Command.PREVIOUS -> screen.step(-1);
            case Command.REPLAY, Command.PAUSE, Command.RESUME, Command.BUZZER -> {
                return Status.OK;
            }
            case Command.STREAM_START -> {
                boolean known = a.length() >= 4 && a.at(2) == 0;
                screen.streaming = known || screen.streaming;
                return known ? Status.OK : Status.UNSUPPORTED;
            }
            case Command.STREAM_STOP -> {
                screen.streaming = false;
                screen.live = Optional.empty();
            }
            default -> {
                return MAINS.get(command >> 8) ? Status.BAD_SUB : Status.BAD_MAIN;
            }
        }
        return Status.OK;
    }

    private Status write(JetFilePacket request, char type) {
        Octets a = request.argument();
        return a.length() == 24 ? disks.piece(name(a.at(0), type, a, 2), a, 14, request.data()) : Status.LENGTH;
    }

    private Status emergency(Octets a, Octets text) {
        if (a.length() < 4) {
            return Status.LENGTH;
        }
        if (text.length() > MOST_EMERGENCY) {
            return Status.EMERGENCY_TOO_LONG;
        }
        screen.emergency(text, a.at(0) | a.at(1) << 8);
        return Status.OK;
    }

    private Status brightness(Octets a) {
        if (a.length() != 4 || a.at(0) > 100) {
            return Status.LENGTH;
        }
        byHand = a.at(0) > 0;
        brightness = byHand ? a.at(0) : brightness;
        return Status.OK;
    }

    private Status move(int command, Octets data) {
        String text = new String(data.bytes(), TextFile.GB2312);
        int space = text.indexOf(' ');
        if (space < 0) {
            return Status.LENGTH;
        }
        Optional<String> from = path(data.part(0, space), 0);
        Optional<String> to = path(data, space + 1);
        Status failed = command == Command.MOVE ? Status.MOVE_FAILED : Status.RENAME_FAILED;
        Status done = from.isEmpty() || to.isEmpty() ? failed : disks.rename(from.get(), to.get());
        return done == Status.RENAME_FAILED ? failed : done;
    }

    private Status play(Octets a) {
        if (a.length() != 16) {
            return Status.LENGTH;
        }
        String name = name(a.at(0), (char) a.at(1), a, 2);
        if (disks.file(name).isEmpty()) {
            return Status.NOT_FOUND;
        }
        screen.playing = Optional.of(name);
        return Status.OK;
    }

    @Override
    public Frame shown() {
        return screen.shown(clock.now());
    }

    @Override
    public void reboot() {
        disks.powerCut();
        screen.powerCut();
        login.out();
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

    /** Nobody wrote down how a sign follows its sensor: by the sensor it stays as it was. */
    @Override
    public OptionalInt brightness() {
        return OptionalInt.of(brightness);
    }

    @Override
    public void ambient(int sensed) {
        light = sensed;
    }
}
