package shiliu.protocols.jetfile;

import java.util.ArrayList;
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

/** A board of the old format: files on its disks, of which it plays the first that its playlist names. */
final class FirstCard implements VirtualCard {
    private static final int FOLDER = 0x0F;

    private final Geometry geometry;
    private final int number;
    private final FirstCodec codec;
    private final PacketReader<FirstPacket> reader;
    private final SignDisks disks;
    private final SignScreen screen;
    private final SignClock clock;
    private boolean busy;
    private OptionalInt refusal = OptionalInt.empty();

    FirstCard(Family.Unit unit) {
        this.geometry = unit.geometry();
        this.number = unit.number();
        this.codec = new FirstCodec(FirstDriver.picture(geometry));
        this.reader = new PacketReader<>(codec);
        this.disks = new SignDisks(unit.store());
        this.screen = new SignScreen(unit, disks);
        this.clock = new SignClock(unit.clock());
    }

    @Override
    public List<byte[]> receive(byte[] bytes) {
        List<byte[]> replies = new ArrayList<>();
        for (FirstPacket packet : reader.take(bytes)) {
            if (packet instanceof FirstPacket.Request request && (request.unit() == 0 || request.unit() == number)) {
                Octets reply = obey(request);
                if (request.answer()) {
                    replies.add(reply.bytes());
                }
            }
        }
        return replies;
    }

    @Override
    public void silence() {
        reader.silence();
    }

    private static Octets status(Status status) {
        int code = status == Status.OK ? Status.OK_TEXT.code() : status.code();
        return Octets.of(new Bytes(2).u16(code).bytes());
    }

    private static Octets block(Octets data) {
        return Octets.of(new Bytes(4 + data.length())
                .u8(0x55)
                .u8(0xA6)
                .u16(data.length())
                .put(data.bytes())
                .bytes());
    }

    private Octets obey(FirstPacket.Request request) {
        Octets data = request.data();
        boolean special = request.command() == 'E' && data.length() > 0;
        if (special && data.at(0) == 'A') {
            return block(clock.reading());
        }
        if (special && data.at(0) == 'F') {
            return block(Octets.of(new byte[16]));
        }
        if (refusal.isPresent()) {
            Status refused = Status.of(refusal.getAsInt());
            refusal = OptionalInt.empty();
            return status(refused);
        }
        return status(busy ? Status.FILE_OPEN : change(request.command(), data));
    }

    private Status change(char command, Octets data) {
        return switch (command) {
            case 'A' -> write('T', data);
            case 'G' -> write('S', data);
            case 'I' -> write('P', data);
            case 'E' -> special(data);
            default -> Status.BAD_MAIN;
        };
    }

    /** A label is one character on the flash, or 0F, disk, folder and two of name. */
    private static Optional<String> label(Octets data, char folder) {
        if (data.length() > 5 && data.at(0) == FOLDER) {
            return Optional.of(
                    "" + (char) data.at(1) + ":" + (char) data.at(2) + "/" + (char) data.at(3) + (char) data.at(4));
        }
        return data.length() > 1 ? Optional.of("D:" + folder + "/" + (char) data.at(0)) : Optional.empty();
    }

    private Status write(char folder, Octets data) {
        Optional<String> name =
                label(data, folder).filter(n -> disks.disk(n.charAt(0)).isPresent());
        if (name.isEmpty()) {
            return Status.NOT_FOUND;
        }
        int head = data.at(0) == FOLDER ? 5 : 1;
        Octets body = data.part(head, data.length());
        if (folder == 'T' && (body.length() == 0 || body.at(0) != 0x06)) {
            return Status.UNSUPPORTED;
        }
        // A text is kept with the head and end that stored ones have.
        Octets file = folder == 'P'
                ? body
                : Octets.of(new Bytes(body.length() + 8)
                        .put(new byte[] {1, 'Z', '0', '0', 2, (byte) (folder == 'T' ? 'A' : 'G'), 'S'})
                        .put(body.part(folder == 'T' ? 1 : 0, body.length()).bytes())
                        .u8(4)
                        .bytes());
        disks.disk(name.get().charAt(0)).orElseThrow().write(name.get().substring(2), file.bytes());
        return Status.OK;
    }

    private Status special(Octets data) {
        if (data.length() == 0) {
            return Status.LENGTH;
        }
        switch (data.at(0)) {
            case 'B' -> {
                return data.length() == 9 ? clock.set(data.part(1, 9), false) : Status.LENGTH;
            }
            case '#' -> {
                return Status.OK;
            }
            case '.' -> {
                boolean list = data.length() > 3 && data.at(1) == 'S' && data.at(2) == 'L';
                Octets names = list ? data.part(3, data.length()) : Octets.NONE;
                // A byte more, so that a name at the end is read as one in front of a file is.
                Octets first = Octets.of(
                        new Bytes(names.length() + 1).put(names.bytes()).u8(0).bytes());
                screen.playing = list ? label(first, 'T') : Optional.empty();
                return Status.OK;
            }
            default -> {
                return Status.BAD_SUB;
            }
        }
    }

    @Override
    public Frame shown() {
        return screen.shown(clock.now());
    }

    @Override
    public void reboot() {
        disks.powerCut();
        screen.powerCut();
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
}
