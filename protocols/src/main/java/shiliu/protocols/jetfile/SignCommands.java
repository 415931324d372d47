package shiliu.protocols.jetfile;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.jetfile.JetFileState.Lights;
import shiliu.protocols.jetfile.JetFileState.Visit;
import shiliu.protocols.packet.Bcd;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** The packets of each command to a sign; test pictures go to its RAM and leave its flash alone. */
final class SignCommands implements DeviceCommand.Cases<List<Exchange<JetFilePacket>>> {
    private static final char RAM = 'E';
    private static final String TEST = "TEST";
    private static final int PIECE = 1024;

    private final Requests requests;
    private final Geometry geometry;
    private final JetFileState has;

    SignCommands(Requests requests, Geometry geometry, JetFileState has) {
        this.requests = requests;
        this.geometry = geometry;
        this.has = has;
    }

    @Override
    public List<Exchange<JetFilePacket>> ping(DeviceCommand.Ping command) {
        return List.of(question(Command.CONNECTION_TEST, Octets.NONE, "connection test"));
    }

    @Override
    public List<Exchange<JetFilePacket>> readStatus(DeviceCommand.ReadStatus command) {
        Octets none = Octets.of(new byte[4]);
        return List.of(
                question(Command.SYSTEM_PARAMETERS, Octets.NONE, "system parameters"),
                question(Command.SYSTEM_STATUS, Octets.NONE, "system status"),
                question(Command.BRIGHTNESS_STATE, none, "brightness state"),
                question(Command.POWER_STATE, Octets.NONE, "power"),
                question(Command.READ_CLOCK, Octets.NONE, "clock"),
                question(Command.CURRENT_FILE, Octets.of(new byte[] {1, 0, 0, 0}), "current file"),
                question(Command.DISK, Octets.of(new byte[] {'D', ':', 0, 0}), "disk"));
    }

    /** A question whose answer tells something; a sign that does not know it tells nothing. */
    private Exchange<JetFilePacket> question(int command, Octets argument, String does) {
        JetFileState then = has.counted();
        Function<JetFilePacket, Answer> answers = reply -> {
            if (!Requests.isReply(has, command, reply)) {
                return Answer.OTHER;
            }
            boolean busy = reply.flag() && Status.again(reply.status());
            return busy ? Requests.refusal(has, command, reply) : new Answer.Taken(then, Readings.of(reply));
        };
        return Requests.exchange(does, requests.packet(has, command, argument, Octets.NONE), then, then, answers);
    }

    private List<Exchange<JetFilePacket>> one(int command, Octets argument, String does, JetFileState then) {
        return List.of(
                requests.command(has, command, argument, does, has.counted().doubted(), then));
    }

    @Override
    public List<Exchange<JetFilePacket>> power(DeviceCommand.Power command) {
        // Without the notice that some signs show before they go dark.
        return command.on()
                ? one(Command.POWER_ON, Octets.NONE, "power on", has.counted().powered(Lights.ON))
                : one(
                        Command.POWER_OFF,
                        Octets.of(new byte[] {1, 0, 0, 0}),
                        "power off",
                        has.counted().powered(Lights.OFF));
    }

    @Override
    public List<Exchange<JetFilePacket>> brightness(DeviceCommand.Brightness command) {
        return brightness(command.percent());
    }

    @Override
    public List<Exchange<JetFilePacket>> automaticBrightness(DeviceCommand.AutomaticBrightness command) {
        return brightness(0);
    }

    private List<Exchange<JetFilePacket>> brightness(int percent) {
        Octets argument = Octets.of(new byte[] {(byte) percent, 0, 0, 0});
        JetFileState then = has.counted();
        return List.of(requests.command(has, Command.BRIGHTNESS, argument, "brightness", then, then));
    }

    @Override
    public List<Exchange<JetFilePacket>> brightnessTable(DeviceCommand.BrightnessTable command) {
        return List.of();
    }

    @Override
    public List<Exchange<JetFilePacket>> setClock(DeviceCommand.SetClock command) {
        JetFileState then = has.counted();
        return List.of(requests.command(has, Command.SET_CLOCK, clock(command.now()), "set clock", then, then));
    }

    private static Octets clock(OffsetDateTime now) {
        int zone = now.getOffset().getTotalSeconds() / 3600 + 12;
        return Octets.of(new Bytes(12)
                .u16(Bcd.of(now.getYear()))
                .u8(Bcd.of(now.getMonthValue()))
                .u8(Bcd.of(now.getDayOfMonth()))
                .u8(Bcd.of(now.getHour()))
                .u8(Bcd.of(now.getMinute()))
                .u8(Bcd.of(now.getSecond()))
                .u8(now.getDayOfWeek().getValue() % 7 + 1)
                .u8(zone)
                .zeros(3)
                .bytes());
    }

    @Override
    public List<Exchange<JetFilePacket>> restart(DeviceCommand.Restart command) {
        return one(Command.RESET, Octets.NONE, "reset", has.counted().lost());
    }

    @Override
    public List<Exchange<JetFilePacket>> cancelTimers(DeviceCommand.CancelTimers command) {
        return List.of();
    }

    /** What it does now, the picture into its RAM, play it, light. Each under another name: the former one may be open. */
    @Override
    public List<Exchange<JetFilePacket>> showTest(DeviceCommand.ShowTest command) {
        Frame picture = command.picture();
        geometry.check(picture);
        List<Exchange<JetFilePacket>> steps = new ArrayList<>();
        steps.add(modeBefore());
        steps.add(fileBefore());
        steps.add(powerBefore());
        int count = has.visit().map(Visit::count).orElse(0);
        String name = TEST + count % 2;
        Octets file = PageFile.of(Content.of(picture), geometry, name).bytes();
        int pieces = (file.length() + PIECE - 1) / PIECE;
        for (int piece = 0; piece < pieces; piece++) {
            Octets argument =
                    Requests.pieceOf(RAM, name, file.length(), pieces == 1 ? file.length() : PIECE, pieces, piece + 1);
            Octets data = file.part(piece * PIECE, Math.min(file.length(), (piece + 1) * PIECE));
            JetFileState then = has.counted();
            steps.add(Requests.exchange(
                    "write test picture " + (piece + 1) + "/" + pieces,
                    requests.packet(has, Command.WRITE_PICTURE, argument, data),
                    then,
                    then,
                    reply -> Requests.answer(has, Command.WRITE_PICTURE, reply, then)));
        }
        boolean black = has.visit().filter(v -> v.mode() == Sign.MODE_BLACK).isPresent();
        Optional<Visit> more = has.visit().map(v -> new Visit(v.mode(), v.file(), v.count() + 1, v.off()));
        JetFileState shown = has.counted().doubted().visited(more);
        Octets playing = Requests.playOf(RAM, 'P', name);
        if (has.visit().filter(Visit::off).isPresent()) {
            steps.add(requests.command(has, Command.POWER_ON, Octets.NONE, "power on", has.counted(), has.counted()));
        }
        if (black) {
            steps.add(play(playing, has.counted()));
            steps.add(requests.command(has, Command.BLACK_OFF, Octets.NONE, "LEDs on", has.counted(), shown));
        } else {
            steps.add(play(playing, shown));
        }
        return steps;
    }

    private Exchange<JetFilePacket> powerBefore() {
        Function<JetFilePacket, Answer> answers = reply -> {
            if (!Requests.isReply(has, Command.POWER_STATE, reply)) {
                return Answer.OTHER;
            }
            boolean off =
                    !reply.flag() && reply.data().length() > 0 && reply.data().at(0) != 0;
            Optional<Visit> visit =
                    has.visit().map(v -> v.count() > 0 ? v : new Visit(v.mode(), v.file(), v.count(), off));
            return new Answer.Taken(has.counted().visited(visit));
        };
        return Requests.exchange(
                "whether it has power now",
                requests.packet(has, Command.POWER_STATE, Octets.NONE, Octets.NONE),
                has.counted(),
                has.counted(),
                answers);
    }

    private Exchange<JetFilePacket> modeBefore() {
        Function<JetFilePacket, Answer> answers = reply -> Requests.matching(has, Command.SYSTEM_STATUS, reply)
                .<Answer>map(status -> {
                    int mode =
                            status.argument().length() > 0 ? status.argument().at(0) : Sign.MODE_SCHEDULE;
                    return new Answer.Taken(has.counted()
                            .visited(has.visit().or(() -> Optional.of(new Visit(mode, Optional.empty(), 0, false)))));
                })
                .orElseGet(() -> Requests.refusal(has, Command.SYSTEM_STATUS, reply));
        return Requests.exchange(
                "what it does now",
                requests.packet(has, Command.SYSTEM_STATUS, Octets.NONE, Octets.NONE),
                has.counted(),
                has.counted(),
                answers);
    }

    /** Where the reply has the layout of "play this file", that plays it again; else the list is started anew. */
    private Exchange<JetFilePacket> fileBefore() {
        Function<JetFilePacket, Answer> answers = reply -> {
            if (!Requests.isReply(has, Command.CURRENT_FILE, reply)) {
                return Answer.OTHER;
            }
            Optional<Octets> file = CurrentFile.of(reply);
            Optional<Visit> visit = has.visit()
                    .map(v -> v.count() > 0 || file.isEmpty() ? v : new Visit(v.mode(), file, v.count(), v.off()));
            return new Answer.Taken(has.counted().visited(visit));
        };
        return Requests.exchange(
                "what it plays now",
                requests.packet(has, Command.CURRENT_FILE, CurrentFile.QUESTION, Octets.NONE),
                has.counted(),
                has.counted(),
                answers);
    }

    private Exchange<JetFilePacket> play(Octets file, JetFileState then) {
        return requests.command(has, Command.PLAY_FILE, file, "play test picture", has.counted(), then);
    }

    /** Dark first where it was dark; then what it played; the test pictures go. */
    @Override
    public List<Exchange<JetFilePacket>> endTest(DeviceCommand.EndTest command) {
        List<Exchange<JetFilePacket>> steps = new ArrayList<>();
        Optional<Visit> visit = has.visit();
        if (visit.isEmpty()) {
            return List.of(requests.command(
                    has, Command.RESTART_LIST, Octets.NONE, "play the list", has.counted(), has.counted()));
        }
        if (visit.get().mode() == Sign.MODE_BLACK) {
            steps.add(requests.command(has, Command.BLACK_ON, Octets.NONE, "LEDs off", has.counted(), has.counted()));
        }
        if (visit.get().off()) {
            steps.add(tolerant(Command.POWER_OFF, Octets.of(new byte[] {1, 0, 0, 0}), "power off", has.counted()));
        }
        // A playlist that is gone, or a file: the sign then shows nothing, as before.
        steps.add(visit.get()
                .file()
                .map(file -> tolerant(Command.PLAY_FILE, file, "play what it played", has.counted()))
                .orElseGet(() -> tolerant(Command.RESTART_LIST, Octets.NONE, "play the list", has.counted())));
        // Played no longer, they can go; a sign that keeps them loses them with its power.
        steps.add(delete(TEST + 0, has.counted()));
        steps.add(delete(TEST + 1, has.counted().visited(Optional.empty())));
        return steps;
    }

    private Exchange<JetFilePacket> tolerant(int command, Octets argument, String does, JetFileState then) {
        return Requests.exchange(
                does,
                requests.packet(has, command, argument, Octets.NONE),
                has.counted(),
                then,
                reply -> Requests.isReply(has, command, reply) && !Status.again(reply.status())
                        ? new Answer.Taken(then)
                        : Requests.refusal(has, command, reply));
    }

    private Exchange<JetFilePacket> delete(String name, JetFileState then) {
        Octets path = Octets.of(new Bytes(16)
                .put(("E:\\P\\" + name).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .u8(0)
                .bytes());
        return Requests.exchange(
                "delete " + name,
                requests.packet(has, Command.DELETE, Octets.NONE, path),
                then,
                then,
                reply -> Requests.isReply(has, Command.DELETE, reply) ? new Answer.Taken(then) : Answer.OTHER);
    }
}
