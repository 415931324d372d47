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
 * Keeps a card's LEDs off where that is wished. A picture's own plan lights them again; this does so only where a card that
 * has a picture to show tells that it is off, and never while it is to be dark: a stop is nobody's to undo.
 */
final class PowerErrand implements Errand {
    private static final DeviceCommand OFF = new DeviceCommand.Power(false);

    private final Supplier<DeviceWish> wishes;
    private final Supplier<Errands.Want> want;
    private final LongSupplier nanos;
    private final Reluctance reluctance;
    private boolean off;
    /** Whether the card took the order to switch off, and nothing was heard since that puts it in doubt. */
    private boolean done;

    private boolean toldOff;
    private Optional<Long> setAt = Optional.empty();
    /** How often in a row the card told otherwise than it was left. */
    private int strays;

    PowerErrand(Supplier<DeviceWish> wishes, Supplier<Errands.Want> want, LongSupplier nanos) {
        this.wishes = wishes;
        this.want = want;
        this.nanos = nanos;
        this.reluctance = new Reluctance(nanos);
    }

    /** What became of the wish that they be off. */
    Heed heed() {
        return !off ? Heed.NOT_ASKED : done ? Heed.DONE : reluctance.heed(OFF);
    }

    /** Whether no picture is to light them. */
    boolean keepsOff() {
        return heed() == Heed.DONE || heed() == Heed.PENDING;
    }

    @Override
    public Optional<DeviceCommand> due() {
        boolean wished = !wishes.get().leds();
        if (off != wished) {
            off = wished;
            done = false;
            toldOff = false;
            strays = 0;
        }
        DeviceCommand command = new DeviceCommand.Power(!off);
        boolean switches = off ? !done && want.get() != Errands.Want.DARK : toldOff && want.get() == Errands.Want.LIGHT;
        return switches && !isSoon() && reluctance.allows(command) ? Optional.of(command) : Optional.empty();
    }

    private boolean isSoon() {
        return strays > 0
                && setAt.filter(at ->
                                nanos.getAsLong() - at < ErrandRun.rest(strays).toNanos())
                        .isPresent();
    }

    @Override
    public Duration done(DeviceCommand command, List<Reading> told) {
        done = off && command.equals(OFF);
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
        done = false;
        toldOff = false;
        strays = 0;
    }

    @Override
    public void doubted() {
        done = false;
    }

    @Override
    public void told(List<Reading> readings) {
        boolean knows = done || !off;
        boolean strayed = knows
                && readings.stream()
                        .filter(reading -> reading.quantity() == Quantity.POWER)
                        .anyMatch(reading -> reading.value().equals(done ? "on" : "off"));
        strays = strayed ? strays + 1 : 0;
        toldOff = strayed && !done;
        done = done && !strayed;
    }
}
