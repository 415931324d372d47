package shiliu.protocols.onbon;

import java.util.List;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/**
 * The packets of each command to a text card. It has no light sensor, draws no picture; and its "system reset" erases every
 * program, so a restart is not offered.
 */
final class KCommands implements DeviceCommand.Cases<List<Exchange<OnbonPacket>>> {
    private static final int FIXED = 1;
    private static final int TIMED = 2;

    private final KDriver driver;
    private final OnbonState has;

    KCommands(KDriver driver, OnbonState has) {
        this.driver = driver;
        this.has = has;
    }

    private List<Exchange<OnbonPacket>> one(String does, int command, Octets data, OnbonState then) {
        return List.of(driver.send(does, command, data, has, has.counted(), then));
    }

    private Exchange<OnbonPacket> question(String does, int command) {
        return driver.question(
                does, command, has, has.counted(), (reply, readings) -> new Answer.Taken(has.counted(), readings));
    }

    @Override
    public List<Exchange<OnbonPacket>> ping(DeviceCommand.Ping command) {
        return one("ping", KCommand.PING, Octets.NONE, has.counted());
    }

    @Override
    public List<Exchange<OnbonPacket>> readStatus(DeviceCommand.ReadStatus command) {
        return List.of(
                question("parameters", KCommand.READ_PARAMETERS),
                question("status", KCommand.STATUS),
                question("client", KCommand.READ_CLIENT));
    }

    @Override
    public List<Exchange<OnbonPacket>> power(DeviceCommand.Power command) {
        return one(
                command.on() ? "power on" : "power off",
                KCommand.POWER,
                Octets.of(new byte[] {(byte) (command.on() ? 1 : 2)}),
                has.counted().powered(command.on() ? OnbonState.Power.ON : OnbonState.Power.OFF));
    }

    @Override
    public List<Exchange<OnbonPacket>> brightness(DeviceCommand.Brightness command) {
        Octets data = Octets.of(new byte[] {FIXED, (byte) OnbonCommands.step(command.percent())});
        return one("brightness", KCommand.BRIGHTNESS, data, has.counted());
    }

    @Override
    public List<Exchange<OnbonPacket>> automaticBrightness(DeviceCommand.AutomaticBrightness command) {
        return List.of();
    }

    @Override
    public List<Exchange<OnbonPacket>> brightnessTable(DeviceCommand.BrightnessTable command) {
        Bytes data =
                new Bytes(50).u8(TIMED).u8(OnbonCommands.step(command.percents().get(0)));
        command.percents().forEach(percent -> data.u8(OnbonCommands.step(percent)));
        return one("brightness table", KCommand.BRIGHTNESS, Octets.of(data.bytes()), has.counted());
    }

    @Override
    public List<Exchange<OnbonPacket>> setClock(DeviceCommand.SetClock command) {
        return one("set clock", KCommand.SET_CLOCK, OnbonCommands.clock(command.now()), has.counted());
    }

    @Override
    public List<Exchange<OnbonPacket>> restart(DeviceCommand.Restart command) {
        return List.of();
    }

    @Override
    public List<Exchange<OnbonPacket>> cancelTimers(DeviceCommand.CancelTimers command) {
        return one(
                "cancel timers",
                KCommand.CANCEL_TIMERS,
                Octets.NONE,
                has.counted().untimed());
    }

    @Override
    public List<Exchange<OnbonPacket>> showTest(DeviceCommand.ShowTest command) {
        return List.of();
    }

    @Override
    public List<Exchange<OnbonPacket>> endTest(DeviceCommand.EndTest command) {
        return List.of();
    }
}
