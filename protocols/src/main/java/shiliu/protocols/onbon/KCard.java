package shiliu.protocols.onbon;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import shiliu.protocols.driver.CardClock;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.VirtualCard;
import shiliu.protocols.packet.Bcd;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketReader;

/** A BX-6K2: writes text in its own font into dynamic areas in its RAM, or from the programs that it keeps. */
final class KCard implements VirtualCard {
    private static final int TYPE = 62;
    private static final int MOST_AREAS = 5;
    private static final int LEVELS = 48;
    /** Without the head of five. */
    private static final int MOST_DATA = 1019;

    private static final int ALL = 0xFF;

    private final Geometry geometry;
    private final int number;
    private final Family.Unit unit;
    private final OnbonCodec codec = new OnbonCodec(Generation.SIX, 0);
    private final PacketReader<OnbonPacket> reader = new PacketReader<>(codec);
    private final Map<Integer, KArea> areas = new TreeMap<>();
    private final KFiles files;
    private final CardClock clock;
    private boolean power = true;
    private int brightness = 15;
    private int id = 1;
    private String client = "";
    private boolean busy;
    private OptionalInt refusal = OptionalInt.empty();

    KCard(Family.Unit unit) {
        this.unit = unit;
        this.clock = new CardClock(unit.clock());
        this.geometry = unit.geometry();
        this.number = unit.number();
        this.files = new KFiles(unit.store());
    }

    @Override
    public List<byte[]> receive(byte[] bytes) {
        List<byte[]> replies = new ArrayList<>();
        for (OnbonPacket packet : reader.take(bytes)) {
            if (packet instanceof KPacket request && request.isFor(number) && !request.isReply()) {
                KPacket reply = obey(request);
                if (request.wantsAnswer() && request.destination() != OnbonPacket.EVERYBODY) {
                    replies.add(OnbonCard.longLead(codec.encode(reply)));
                }
            }
        }
        return replies;
    }

    @Override
    public void silence() {
        reader.silence();
    }

    private KPacket obey(KPacket request) {
        if (request.data().length() > MOST_DATA) {
            return request.answer(TYPE, KCommand.NACK, OnbonError.MEMORYVOLUME.code(), Octets.NONE);
        }
        Optional<KPacket> told = question(request);
        if (told.isPresent()) {
            return told.get();
        }
        OnbonError error;
        if (refusal.isPresent()) {
            error = OnbonError.of(refusal.getAsInt());
            refusal = OptionalInt.empty();
        } else {
            error = busy ? OnbonError.BUSY : change(request);
        }
        if (request.groupAndCommand() == KCommand.WRITE_BLOCK) {
            Octets next = Octets.of(new Bytes(4).u32(files.written()).bytes());
            return request.answer(TYPE, KCommand.WRITE_BLOCK, error.code(), next);
        }
        int answer = error == OnbonError.NONE ? KCommand.ACK : KCommand.NACK;
        return request.answer(TYPE, answer, error.code(), Octets.NONE);
    }

    /** What changes nothing. */
    private Optional<KPacket> question(KPacket request) {
        int command = request.groupAndCommand();
        return switch (command) {
            case KCommand.PING -> Optional.of(request.answer(TYPE, KCommand.ACK, 0, Octets.NONE));
            case KCommand.STATUS -> Optional.of(request.answer(TYPE, command, 0, status()));
            case KCommand.READ_ID ->
                Optional.of(request.answer(
                        TYPE, command, 0, Octets.of(new Bytes(2).u16(id).bytes())));
            case KCommand.FONTS -> Optional.of(request.answer(TYPE, command, 1, Octets.of(new byte[] {1, 16, 16})));
            case KCommand.READ_PARAMETERS -> Optional.of(request.answer(TYPE, command, 0, parameters()));
            case KCommand.READ_CLIENT ->
                Optional.of(request.answer(
                        TYPE,
                        command,
                        0,
                        Octets.of(java.util.Arrays.copyOf(client.getBytes(StandardCharsets.US_ASCII), 16))));
            case KCommand.FILE_STATE -> Optional.of(files.state(request));
            case KCommand.READ_FILE -> Optional.of(files.read(request));
            default -> Optional.empty();
        };
    }

    private Octets parameters() {
        int colours = geometry.colour() == Colour.MONO ? 1 : geometry.colour() == Colour.DUAL ? 2 : 3;
        return Octets.of(new Bytes(27)
                .u16(number)
                .u8(TYPE)
                .u8(1)
                .u16(geometry.width())
                .u16(geometry.height())
                .u8(colours)
                .zeros(18)
                .bytes());
    }

    private Octets status() {
        LocalDateTime now = clock.now();
        String playing = files.playing().map(KProgram::name).orElse("\0\0\0\0");
        Bytes out = new Bytes(64)
                .u8(power ? 1 : 2)
                .u8(brightness)
                .u16(Bcd.of(now.getYear()))
                .u8(Bcd.of(now.getMonthValue()))
                .u8(Bcd.of(now.getDayOfMonth()))
                .u8(now.getDayOfWeek().getValue())
                .u8(Bcd.of(now.getHour()))
                .u8(Bcd.of(now.getMinute()))
                .u8(Bcd.of(now.getSecond()))
                .u8(files.count())
                .put(playing.getBytes(StandardCharsets.US_ASCII))
                .u8(0)
                .u8(0)
                .u8(areas.size());
        areas.keySet().forEach(out::u8);
        return Octets.of(out.zeros(16 + 12).bytes());
    }

    private OnbonError change(KPacket request) {
        Octets data = request.data();
        return switch (request.groupAndCommand()) {
            case KCommand.FORMAT -> files.clear();
            case KCommand.DELETE -> files.delete(data);
            case KCommand.START_WRITE -> files.start(data);
            case KCommand.WRITE_BLOCK -> files.block(data);
            case KCommand.BEGIN_TRANSFER, KCommand.END_TRANSFER, KCommand.CAROUSEL -> OnbonError.NONE;
            case KCommand.WRITE_CLIENT -> client(data);
            case KCommand.SYSTEM_RESET -> reset();
            case KCommand.SET_CLOCK -> clock(data);
            case KCommand.SET_ID -> {
                id = data.length() == 2 ? data.at(0) | data.at(1) << 8 : id;
                yield data.length() == 2 ? OnbonError.NONE : OnbonError.NOCMD;
            }
            case KCommand.POWER -> power(data);
            case KCommand.TIMERS -> timers(data);
            case KCommand.CANCEL_TIMERS -> OnbonError.NONE;
            case KCommand.BRIGHTNESS -> brightness(data);
            case KCommand.LOCK_PROGRAM -> files.lock(data);
            case KCommand.UPDATE_AREAS -> update(data);
            case KCommand.CLEAR -> {
                areas.clear();
                yield OnbonError.NONE;
            }
            default -> request.group() >= 0xA1 && request.group() <= 0xA4 ? OnbonError.NOCMD : OnbonError.OUTOFGROUP;
        };
    }

    private OnbonError client(Octets data) {
        if (data.length() != 17) {
            return OnbonError.NOCMD;
        }
        client = new String(data.part(1, 17).bytes(), StandardCharsets.US_ASCII);
        return OnbonError.NONE;
    }

    private OnbonError reset() {
        files.clear();
        reboot();
        return OnbonError.NONE;
    }

    private OnbonError power(Octets data) {
        if (data.length() != 1 || data.at(0) < 1 || data.at(0) > 2) {
            return OnbonError.NOCMD;
        }
        power = data.at(0) == 1;
        return OnbonError.NONE;
    }

    /** At most three, each on before off. */
    private static OnbonError timers(Octets data) {
        boolean good = data.length() > 0 && data.at(0) <= 3 && data.length() == 1 + 4 * data.at(0);
        for (int at = 1; good && at < data.length(); at += 4) {
            good = (data.at(at) << 8 | data.at(at + 1)) < (data.at(at + 2) << 8 | data.at(at + 3));
        }
        return good ? OnbonError.NONE : OnbonError.DATE_TIME_FORMAT;
    }

    private OnbonError brightness(Octets data) {
        boolean fixed = data.length() == 2 && data.at(0) == 1;
        boolean timed = data.length() == 2 + LEVELS && data.at(0) == 2;
        if (!fixed && !timed) {
            return OnbonError.NOCMD;
        }
        brightness = data.at(1);
        return OnbonError.NONE;
    }

    private OnbonError clock(Octets d) {
        boolean good =
                d.length() == 8 && clock.set(d.at(0) | d.at(1) << 8, d.at(2), d.at(3), d.at(4), d.at(5), d.at(6));
        return good ? OnbonError.NONE : OnbonError.DATE_TIME_FORMAT;
    }

    /** Deleted ones first; FF: all, and no ids follow. All or none. */
    private OnbonError update(Octets data) {
        Map<Integer, KArea> next = new TreeMap<>(areas);
        try {
            Cursor in = new Cursor(data);
            int deleted = in.u8();
            if (deleted == ALL) {
                next.clear();
            } else {
                for (int i = 0; i < deleted; i++) {
                    next.remove(in.u8());
                }
            }
            int count = in.u8();
            for (int i = 0; i < count; i++) {
                Cursor one = in.part(in.u16());
                KArea area = KArea.read(one);
                one.end();
                if (!fits(area)) {
                    return OnbonError.SCREEN_PARA;
                }
                next.put(area.id(), area);
            }
            in.end();
        } catch (Cursor.BrokenException e) {
            return OnbonError.CHECKSUM;
        }
        if (next.size() > MOST_AREAS) {
            return OnbonError.MEMORYVOLUME;
        }
        areas.clear();
        areas.putAll(next);
        return OnbonError.NONE;
    }

    private boolean fits(KArea area) {
        Window w = area.window();
        return w.width() > 0
                && w.height() > 0
                && w.x() + w.width() <= geometry.width()
                && w.y() + w.height() <= geometry.height();
    }

    @Override
    public Frame shown() {
        if (!power) {
            return Frame.black(geometry.width(), geometry.height());
        }
        List<KArea> all = new ArrayList<>();
        files.playing().ifPresent(program -> all.addAll(program.areas()));
        if (!areas.isEmpty()) {
            all.clear();
            all.addAll(areas.values());
        }
        return KLettering.draw(all.stream().filter(this::fits).toList(), geometry, unit.glyphs(), clock.now());
    }

    @Override
    public void reboot() {
        areas.clear();
        power = true;
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
    public OptionalInt brightness() {
        return OptionalInt.of(Math.round(brightness * 100f / 15));
    }
}
