package shiliu.protocols.onbon;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.packet.Bcd;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** The packets of each command to a BX card; a test picture is a dynamic area of its own over all others. */
final class OnbonCommands implements DeviceCommand.Cases<List<Exchange<OnbonPacket>>> {
    static final int TEST_AREA = 31;
    private static final int STEPS = 15;

    private final OnbonRequests requests;
    private final PixelPacker packer;
    private final OnbonState has;

    OnbonCommands(OnbonRequests requests, PixelPacker packer, OnbonState has) {
        this.requests = requests;
        this.packer = packer;
        this.has = has;
    }

    @Override
    public List<Exchange<OnbonPacket>> ping(DeviceCommand.Ping command) {
        return List.of(areas("ping", new DynamicMessage.Ping()));
    }

    private Exchange<OnbonPacket> areas(String does, DynamicMessage message) {
        return requests.areas(does, message, has, has.counted(), has.counted());
    }

    @Override
    public List<Exchange<OnbonPacket>> readStatus(DeviceCommand.ReadStatus command) {
        return List.of(
                question("ping", Common.PING),
                question("status", Common.STATUS),
                question("controller id", Common.CONTROLLER_ID),
                question("volume", Common.VOLUME));
    }

    private Exchange<OnbonPacket> question(String does, int command) {
        return requests.question(
                does,
                command,
                has,
                has.counted(),
                (reply, readings) -> new Answer.Taken(has.counted().answered().of(reply.device()), readings));
    }

    private List<Exchange<OnbonPacket>> common(String does, int command, Octets data, OnbonState then) {
        return List.of(requests.command(does, command, data, has, then));
    }

    @Override
    public List<Exchange<OnbonPacket>> power(DeviceCommand.Power command) {
        OnbonState.Power now = command.on() ? OnbonState.Power.ON : OnbonState.Power.OFF;
        OnbonState unknown = has.counted().powered(OnbonState.Power.UNKNOWN);
        return List.of(requests.command(
                command.on() ? "power on" : "power off",
                Common.POWER,
                Octets.of(new byte[] {(byte) (command.on() ? 1 : 0)}),
                has,
                command.on() ? unknown : unknown.askedOff(),
                has.counted().powered(now)));
    }

    @Override
    public List<Exchange<OnbonPacket>> brightness(DeviceCommand.Brightness command) {
        return brightness(0, Collections.nCopies(DeviceCommand.BrightnessTable.HALF_HOURS, command.percent()));
    }

    @Override
    public List<Exchange<OnbonPacket>> automaticBrightness(DeviceCommand.AutomaticBrightness command) {
        return brightness(2, Collections.nCopies(DeviceCommand.BrightnessTable.HALF_HOURS, 100));
    }

    @Override
    public List<Exchange<OnbonPacket>> brightnessTable(DeviceCommand.BrightnessTable command) {
        return brightness(1, command.percents());
    }

    private List<Exchange<OnbonPacket>> brightness(int mode, List<Integer> percents) {
        Bytes levels = new Bytes(percents.size());
        percents.forEach(percent -> levels.u8(step(percent)));
        return List.of(areas("brightness", new DynamicMessage.Brightness(mode, Octets.of(levels.bytes()))));
    }

    /** Of the card's steps 0 to 15 the nearest. */
    static int step(int percent) {
        return Math.round(percent * STEPS / 100f);
    }

    @Override
    public List<Exchange<OnbonPacket>> setClock(DeviceCommand.SetClock command) {
        return common("set clock", Common.SET_CLOCK, clock(command.now()), has.counted());
    }

    /** Year low byte first, month, day, hour, minute, second, weekday from Monday 1: BCD. */
    static Octets clock(OffsetDateTime now) {
        return Octets.of(new Bytes(8)
                .u16(Bcd.of(now.getYear()))
                .u8(Bcd.of(now.getMonthValue()))
                .u8(Bcd.of(now.getDayOfMonth()))
                .u8(Bcd.of(now.getHour()))
                .u8(Bcd.of(now.getMinute()))
                .u8(Bcd.of(now.getSecond()))
                .u8(now.getDayOfWeek().getValue())
                .bytes());
    }

    @Override
    public List<Exchange<OnbonPacket>> restart(DeviceCommand.Restart command) {
        return common("reset", Common.RESET, Octets.NONE, has.counted().lost());
    }

    @Override
    public List<Exchange<OnbonPacket>> cancelTimers(DeviceCommand.CancelTimers command) {
        return common(
                "cancel timers",
                Common.CANCEL_TIMERS,
                Octets.NONE,
                has.counted().untimed());
    }

    @Override
    public List<Exchange<OnbonPacket>> showTest(DeviceCommand.ShowTest command) {
        int width = command.picture().width();
        int height = command.picture().height();
        Area area = Area.still(TEST_AREA, new Window(0, 0, width, height), packer.pack(command.picture(), 0, height));
        return List.of(areas("test picture", new DynamicMessage.Update(List.of(area))));
    }

    @Override
    public List<Exchange<OnbonPacket>> endTest(DeviceCommand.EndTest command) {
        return List.of(requests.gone(
                "delete the test picture",
                new DynamicMessage.Delete(IntStream.of(TEST_AREA).boxed().toList()),
                has,
                has.counted(),
                has.counted(),
                has.counted()));
    }
}
