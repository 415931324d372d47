package shiliu.protocols.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/**
 * Lights the LEDs of a card again that has a picture to show and tells that it is off. Never while it is to be dark: a stop
 * is nobody's to undo.
 */
final class PowerErrand implements Errand {
    private static final DeviceCommand ON = new DeviceCommand.Power(true);

    private final Supplier<Errands.Want> want;
    private final LongSupplier nanos;
    private final Reluctance reluctance;
    private boolean toldOff;
    private Optional<Long> setAt = Optional.empty();
    /** How often in a row the card told that it is off. */
    private int strays;

    PowerErrand(Supplier<Errands.Want> want, LongSupplier nanos) {
        this.want = want;
        this.nanos = nanos;
        this.reluctance = new Reluctance(nanos);
    }

    @Override
    public Optional<DeviceCommand> due() {
        boolean lights = toldOff && want.get() == Errands.Want.LIGHT;
        return lights && !isSoon() && reluctance.allows(ON) ? Optional.of(ON) : Optional.empty();
    }

    private boolean isSoon() {
        return strays > 0
                && setAt.filter(at ->
                                nanos.getAsLong() - at < ErrandRun.rest(strays).toNanos())
                        .isPresent();
    }

    @Override
    public Duration done(DeviceCommand command, List<Reading> told) {
        toldOff = false;
        setAt = Optional.of(nanos.getAsLong());
        reluctance.done(command);
        return Duration.ZERO;
    }

    @Override
    public Duration impossible(DeviceCommand command) {
        reluctance.impossible(command);
        return Duration.ZERO;
    }

    @Override
    public Duration refused(DeviceCommand command) {
        reluctance.refused(command);
        return Duration.ZERO;
    }

    @Override
    public Duration missed(DeviceCommand command, int times) {
        reluctance.missed(command);
        return Duration.ZERO;
    }

    @Override
    public void cameBack() {
        reluctance.clear();
        toldOff = false;
        strays = 0;
    }

    @Override
    public void told(List<Reading> readings) {
        toldOff = readings.stream()
                .filter(reading -> reading.quantity() == Quantity.POWER)
                .anyMatch(reading -> reading.value().equals("off"));
        strays = toldOff ? strays + 1 : 0;
    }
}
