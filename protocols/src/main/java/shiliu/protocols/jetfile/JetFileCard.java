package shiliu.protocols.jetfile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.driver.CardStore;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.driver.VirtualCard;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketReader;

/**
 * A JetFile II sign: keeps files on its flash {@code D} and its RAM {@code E}, plays the file that it is told to, else its
 * playlist's first picture. Texts and strings are kept by nobody yet: it answers 9005 for them.
 */
final class JetFileCard implements VirtualCard {
    private static final int GROUP = 1;
    /** The main commands of the manual: 01 to 08, 0A. */
    private static final BitSet MAINS = BitSet.valueOf(new long[] {0x5FE});

    private final Geometry geometry;
    private final int number;
    private final CardStore flash;
    private final JetFileCodec codec = new JetFileCodec();
    private final PacketReader<JetFilePacket> reader = new PacketReader<>(codec);
    private CardStore ram = new MemoryStore();
    private Optional<Incoming> incoming = Optional.empty();
    private Optional<String> playing = Optional.empty();
    private boolean black;
    private boolean busy;

    /** A file that comes in pieces. */
    private record Incoming(String name, int total, int next, Bytes bytes) {}

    JetFileCard(Family.Unit unit) {
        this.geometry = unit.geometry();
        this.number = unit.number();
        this.flash = unit.store();
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
                JetFilePacket reply = answer(request);
                if (!request.flag()) {
                    replies.add(codec.encode(reply));
                }
            }
        }
        return replies;
    }

    private JetFilePacket answer(JetFilePacket request) {
        return switch (request.command()) {
            case Command.CONNECTION_TEST ->
                request.answer(
                        Octets.of(new Bytes(12)
                                .u16(0x0210)
                                .u16(0x0105)
                                .u32(0)
                                .u8(GROUP)
                                .u8(number)
                                .u16(0)
                                .bytes()),
                        Octets.NONE);
            case Command.SYSTEM_PARAMETERS -> request.answer(parameters(), Octets.NONE);
            case Command.SYSTEM_STATUS ->
                request.answer(
                        Octets.of(new Bytes(8)
                                .u8(black ? Sign.MODE_BLACK : Sign.MODE_SCHEDULE)
                                .u8(35)
                                .u8(0xFF)
                                .u8(1)
                                .u8(40)
                                .zeros(3)
                                .bytes()),
                        Octets.NONE);
            case Command.READ_PICTURE -> readPicture(request);
            default -> request.status((busy ? Status.FILE_OPEN : change(request)).code());
        };
    }

    private Octets parameters() {
        return Octets.of(new Bytes(16)
                .u16(0x0210)
                .u16(0x0100)
                .u16(0x0003)
                .u16(0x0105)
                .u16(geometry.width())
                .u16(geometry.height())
                .u16(0x0205)
                .u8(GROUP)
                .u8(number)
                .bytes());
    }

    private Status change(JetFilePacket request) {
        return switch (request.command()) {
            case Command.BLACK_ON -> light(false);
            case Command.BLACK_OFF -> light(true);
            case Command.WRITE_PICTURE -> writePicture(request);
            case Command.WRITE_SYSTEM_FILE -> writeSystemFile(request);
            case Command.PLAY_FILE -> play(request.argument());
            default -> MAINS.get(request.command() >> 8) ? Status.BAD_SUB : Status.BAD_MAIN;
        };
    }

    private Status light(boolean on) {
        black = !on;
        return Status.OK;
    }

    private Status writePicture(JetFilePacket request) {
        Octets argument = request.argument();
        if (argument.length() != 24) {
            return Status.LENGTH;
        }
        Optional<CardStore> disk = disk(argument.at(0));
        String name = "P/" + Sequence.label(argument, 2);
        return disk.isEmpty() ? Status.NOT_FOUND : piece(disk.get(), name, argument, 14, request.data());
    }

    private Status writeSystemFile(JetFilePacket request) {
        Octets argument = request.argument();
        if (argument.length() != 24) {
            return Status.LENGTH;
        }
        return piece(flash, "SYS/" + Sequence.label(argument, 0), argument, 12, request.data());
    }

    /** Takes one piece of a file; total, packet size, count and number stand from {@code at}. The last one again is no harm. */
    private Status piece(CardStore disk, String name, Octets argument, int at, Octets data) {
        int total = argument.at(at) | argument.at(at + 1) << 8 | argument.at(at + 2) << 16;
        int count = argument.at(at + 6) | argument.at(at + 7) << 8;
        int number = argument.at(at + 8) | argument.at(at + 9) << 8;
        if (total > Sign.MOST_FILE) {
            return Status.TOO_LARGE;
        }
        Optional<Incoming> known = incoming.filter(i -> i.name().equals(name) && i.total() == total);
        if (known.filter(i -> i.next() == number + 1).isPresent() && number != 1) {
            return Status.OK;
        }
        Incoming file = number == 1
                ? new Incoming(name, total, 1, new Bytes(total))
                : known.orElse(new Incoming(name, total, 0, new Bytes(0)));
        if (file.next() != number) {
            return Status.OUT_OF_ORDER;
        }
        if (file.bytes().size() + data.length() > total) {
            incoming = Optional.empty();
            return Status.PACKET_MISMATCH;
        }
        file.bytes().put(data.bytes());
        incoming = Optional.of(new Incoming(name, total, number + 1, file.bytes()));
        if (number < count) {
            return Status.OK;
        }
        if (file.bytes().size() != total) {
            incoming = Optional.empty();
            return Status.PACKET_MISMATCH;
        }
        disk.write(name, file.bytes().bytes());
        return Status.OK;
    }

    private JetFilePacket readPicture(JetFilePacket request) {
        Octets argument = request.argument();
        if (argument.length() != 20) {
            return request.status(Status.LENGTH.code());
        }
        int size = argument.at(16) | argument.at(17) << 8;
        int number = argument.at(18) | argument.at(19) << 8;
        Optional<Octets> file = disk(argument.at(0))
                .flatMap(disk -> disk.read("P/" + Sequence.label(argument, 4)))
                .map(Octets::of);
        if (file.isEmpty()) {
            return request.status(Status.NOT_FOUND.code());
        }
        int from = (number - 1) * size;
        if (size < 1 || size > 1024 || number < 1 || from >= file.get().length()) {
            return request.status(Status.PAST_END.code());
        }
        int length = file.get().length();
        return request.answer(
                Octets.of(new Bytes(8).u16(size).u16(number).u32(length).bytes()),
                file.get().part(from, Math.min(length, from + size)));
    }

    private Status play(Octets argument) {
        if (argument.length() != 16) {
            return Status.LENGTH;
        }
        String name = (char) argument.at(0) + ":" + (char) argument.at(1) + "/" + Sequence.label(argument, 2);
        if (file(name).isEmpty()) {
            return Status.NOT_FOUND;
        }
        playing = Optional.of(name);
        return Status.OK;
    }

    private Optional<CardStore> disk(int letter) {
        return letter == 'D' ? Optional.of(flash) : letter == 'E' ? Optional.of(ram) : Optional.empty();
    }

    /** A file by {@code D:P/NAME}. */
    private Optional<Octets> file(String name) {
        return disk(name.charAt(0))
                .flatMap(disk -> disk.read(name.substring(2)))
                .map(Octets::of);
    }

    @Override
    public Frame shown() {
        Frame dark = Frame.black(geometry.width(), geometry.height());
        if (black) {
            return dark;
        }
        return playing.or(this::home)
                .flatMap(this::file)
                .flatMap(BmpReader::read)
                .map(picture -> onScreen(picture))
                .orElse(dark);
    }

    private Optional<String> home() {
        return flash.read("SYS/" + Sequence.NAME)
                .map(Octets::of)
                .flatMap(Sequence::read)
                .flatMap(list -> list.entries().stream().findFirst())
                .map(entry -> entry.disk() + ":" + entry.type() + "/" + entry.label());
    }

    /** The picture from the top left corner, cut at the edges, in what the LEDs can show. */
    private Frame onScreen(Frame picture) {
        int[] rgb = new int[geometry.width() * geometry.height()];
        for (int y = 0; y < Math.min(geometry.height(), picture.height()); y++) {
            for (int x = 0; x < Math.min(geometry.width(), picture.width()); x++) {
                int pixel = picture.pixel(x, y);
                boolean lit = geometry.colour() != Colour.MONO || (pixel & 0x808080) != 0;
                rgb[y * geometry.width() + x] = geometry.colour() == Colour.MONO ? lit ? 0xFF0000 : 0 : pixel;
            }
        }
        return Frame.of(geometry.width(), geometry.height(), rgb);
    }

    @Override
    public void reboot() {
        ram = new MemoryStore();
        incoming = Optional.empty();
        playing = Optional.empty();
        black = false;
        reader.reset();
    }

    @Override
    public void busy(boolean now) {
        busy = now;
    }
}
