package shiliu.protocols.onbon;

import java.time.LocalDateTime;
import java.util.Optional;
import shiliu.protocols.driver.CardClock;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.packet.Bcd;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** What a virtual BX card answers in the common format: power, brightness, clock, locks, timers, programs. */
final class CommonCard {
    private static final int LEVELS = 48;
    private static final byte[] SERIAL = "0000000000000001".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final OnbonModel model;
    private final Family.Unit unit;
    private final StoredPrograms programs;
    private final CardClock clock;
    private boolean power = true;
    private boolean timers;
    private boolean screenLock;
    private boolean programLock;
    private int mode;
    private int level = 15;

    CommonCard(OnbonModel model, Family.Unit unit) {
        this.model = model;
        this.unit = unit;
        this.clock = new CardClock(unit.clock());
        this.programs = new StoredPrograms(model.generation(), unit.store());
        this.timers = unit.store().read("TIMERS").filter(b -> b.length > 0).isPresent();
    }

    boolean isOn() {
        return power;
    }

    Optional<Program> playing() {
        return programs.playing();
    }

    void powerCut() {
        power = true;
        programs.powerCut();
    }

    /** Brightness as both formats set it. */
    OnbonError brightness(int how, Octets levels) {
        if (levels.length() != LEVELS) {
            return OnbonError.SCREEN_PARA;
        }
        mode = how;
        level = levels.at(0);
        return OnbonError.NONE;
    }

    int percent() {
        return Math.round(level * 100f / 15);
    }

    /** As the dynamic-area format asks: current 4, mode, level. */
    Octets brightness() {
        return Octets.of(new Bytes(6).u32(level).u8(mode).u8(level).bytes());
    }

    /** What changes nothing. */
    Optional<CommonPacket.Message> question(CommonPacket.Message request) {
        int command = request.groupAndCommand();
        return switch (command) {
            case Common.PING -> told(command, ping());
            case Common.STATUS -> told(command, status());
            case Common.CONTROLLER_ID ->
                told(command, new Bytes(16).put(SERIAL).bytes(), model.generation() == Generation.FIVE ? 8 : 16);
            case Common.VOLUME ->
                told(command, new Bytes(8).u32(StoredPrograms.SIZE).u32(programs.free()));
            case Common.TRANSFER_STATUS -> told(command, new Bytes(1).u8(0));
            case Common.DIRECTORY_SIZE -> Optional.of(CommonPacket.Message.ack());
            default -> Optional.empty();
        };
    }

    private static Optional<CommonPacket.Message> told(int command, Bytes data) {
        return told(command, data.bytes(), data.size());
    }

    private static Optional<CommonPacket.Message> told(int command, byte[] data, int length) {
        return Optional.of(CommonPacket.Message.reply(command, Octets.of(data, 0, length)));
    }

    private Bytes ping() {
        Bytes out = new Bytes(307)
                .u16(model.device())
                .put("18.03.05".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .u8(1)
                .u16(unit.number())
                .u8(1)
                .u16(unit.geometry().width())
                .u16(unit.geometry().height())
                .u8(colours())
                .u8(level)
                .u8(power ? 1 : 0)
                .u16(1)
                .u8(4)
                .u8(0)
                .u16(unit.geometry().width());
        if (model.generation() == Generation.FIVE) {
            return out.zeros(4);
        }
        out.u8(0).u8(0).u8(0).u8(1).put(SERIAL);
        return out.zeros(128 + 128 + 4);
    }

    private int colours() {
        return unit.geometry().colour() == Colour.MONO ? 1 : unit.geometry().colour() == Colour.DUAL ? 3 : 7;
    }

    private Bytes status() {
        LocalDateTime now = clock.now();
        String name = programs.playing().map(Program::name).orElse("P000");
        Bytes out = new Bytes(61)
                .u8(power ? 1 : 0)
                .u8(timers ? 1 : 0)
                .u8(mode)
                .u8(level)
                .u16(programs.count())
                .put(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .u8(screenLock ? 1 : 0)
                .u8(programLock ? 1 : 0)
                .u8(0)
                .u8(0);
        out.u16(Bcd.of(now.getYear()));
        out.u8(Bcd.of(now.getMonthValue())).u8(Bcd.of(now.getDayOfMonth()));
        out.u8(Bcd.of(now.getHour())).u8(Bcd.of(now.getMinute())).u8(Bcd.of(now.getSecond()));
        out.u8(now.getDayOfWeek().getValue()).put(new byte[] {0, 0x18, 0, 0, 0x19, 0, 0x35, 0, 0x40, 0, 0});
        return model.generation() == Generation.FIVE ? out : out.zeros(28);
    }

    /** What changes something. */
    OnbonError change(CommonPacket.Message request) {
        Octets data = request.data();
        return switch (request.groupAndCommand()) {
            case Common.FORMAT -> programs.delete(Octets.of(new byte[2]));
            case Common.DELETE -> programs.delete(data);
            case Common.START_WRITE -> programs.start(data);
            case Common.WRITE_BLOCK -> programs.block(data);
            case Common.BEGIN_TRANSFER, Common.END_TRANSFER -> OnbonError.NONE;
            case Common.RESET -> reset();
            case Common.SET_CLOCK -> clock(data);
            case Common.POWER -> power(data);
            case Common.TIMERS -> timers(data);
            case Common.CANCEL_TIMERS -> timersOff();
            case Common.BRIGHTNESS ->
                data.length() == 1 + LEVELS
                        ? brightness(data.at(0), data.part(1, data.length()))
                        : OnbonError.SCREEN_PARA;
            case Common.LOCK_SCREEN -> {
                screenLock = data.length() == 2 && data.at(1) == 1;
                yield data.length() == 2 ? OnbonError.NONE : OnbonError.SCREEN_PARA;
            }
            case Common.LOCK_PROGRAM -> lock(data);
            default ->
                request.group() == 0xA1 || request.group() == 0xA2 || request.group() == 0xA4
                        ? OnbonError.NOCMD
                        : OnbonError.OUTOFGROUP;
        };
    }

    private OnbonError reset() {
        powerCut();
        return OnbonError.NONE;
    }

    private OnbonError power(Octets data) {
        if (data.length() != 1 || data.at(0) > 1) {
            return OnbonError.SCREEN_PARA;
        }
        power = data.at(0) == 1;
        return OnbonError.NONE;
    }

    /** Count and four BCD bytes each. */
    private OnbonError timers(Octets data) {
        if (data.length() < 1 || data.length() != 1 + 4 * data.at(0)) {
            return OnbonError.DATE_TIME_FORMAT;
        }
        timers = data.at(0) > 0;
        unit.store().write("TIMERS", data.bytes());
        return OnbonError.NONE;
    }

    private OnbonError timersOff() {
        timers = false;
        unit.store().delete("TIMERS");
        return OnbonError.NONE;
    }

    /** Keep, lock, name 4, version 7 a mode more, duration 4. */
    private OnbonError lock(Octets data) {
        int length = model.generation() == Generation.FIVE ? 10 : 11;
        if (data.length() != length) {
            return OnbonError.SCREEN_PARA;
        }
        programLock = data.at(1) == 1;
        return OnbonError.NONE;
    }

    private OnbonError clock(Octets d) {
        boolean good =
                d.length() == 8 && clock.set(d.at(0) | d.at(1) << 8, d.at(2), d.at(3), d.at(4), d.at(5), d.at(6));
        return good ? OnbonError.NONE : OnbonError.DATE_TIME_FORMAT;
    }
}
