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
 * Keeps a card's brightness. No vendor says whether a card writes it to its flash, so it is set as if it did: where it
 * changed only, a step that nobody sees every ten minutes at most, any other every minute at most.
 */
final class LightErrand implements Errand {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration LEAST_OF_SMALL = Duration.ofMinutes(10);
    /** Percent; the coarsest cards have steps of seven. */
    private static final int SMALL = 5;

    private final Supplier<DeviceWish> wishes;
    private final LongSupplier nanos;
    private final Reluctance reluctance;
    private Optional<DeviceCommand> set = Optional.empty();
    private Optional<Long> setAt = Optional.empty();
    /** How often in a row the card told another brightness than it had taken. */
    private int strays;

    private Heed heed = Heed.NOT_ASKED;

    LightErrand(Supplier<DeviceWish> wishes, LongSupplier nanos) {
        this.wishes = wishes;
        this.nanos = nanos;
        this.reluctance = new Reluctance(nanos);
    }

    Heed heed() {
        return heed;
    }

    @Override
    public Optional<DeviceCommand> due() {
        Optional<DeviceCommand> wanted = wishes.get().light();
        heed = wanted.map(this::heed).orElse(Heed.NOT_ASKED);
        return wanted.filter(command -> heed != Heed.DONE && mayBeSet(command));
    }

    private Heed heed(DeviceCommand wanted) {
        return set.equals(Optional.of(wanted)) ? Heed.DONE : reluctance.heed(wanted.getClass());
    }

    private boolean mayBeSet(DeviceCommand wanted) {
        Duration wait = strays > 0 ? ErrandRun.rest(strays) : isSmall(wanted) ? LEAST_OF_SMALL : LEAST;
        boolean soon =
                setAt.filter(at -> nanos.getAsLong() - at < wait.toNanos()).isPresent();
        return !soon && reluctance.allows(wanted.getClass());
    }

    private boolean isSmall(DeviceCommand wanted) {
        return set.orElse(wanted) instanceof DeviceCommand.Brightness had
                && wanted instanceof DeviceCommand.Brightness now
                && set.isPresent()
                && Math.abs(had.percent() - now.percent()) < SMALL;
    }

    @Override
    public Duration done(DeviceCommand command, List<Reading> told) {
        set = Optional.of(command);
        setAt = Optional.of(nanos.getAsLong());
        reluctance.done(command.getClass());
        heed = heed(command);
        return Duration.ZERO;
    }

    @Override
    public Duration impossible(DeviceCommand command) {
        reluctance.impossible(command.getClass());
        heed = heed(command);
        return Duration.ZERO;
    }

    @Override
    public Duration refused(DeviceCommand command) {
        reluctance.refused(command.getClass());
        heed = heed(command);
        return Duration.ZERO;
    }

    @Override
    public Duration missed(DeviceCommand command, int times) {
        reluctance.missed(command.getClass());
        heed = heed(command);
        return Duration.ZERO;
    }

    @Override
    public void cameBack() {
        reluctance.clear();
        set = Optional.empty();
        strays = 0;
    }

    /** A card that always tells another number is asked less and less, in case it only counts in another way. */
    @Override
    public void told(List<Reading> readings) {
        boolean justSet =
                setAt.filter(at -> nanos.getAsLong() - at < LEAST.toNanos()).isPresent();
        if (set.isEmpty() || justSet) {
            return;
        }
        boolean strayed = readings.stream().anyMatch(reading -> isOther(set.get(), reading));
        strays = strayed ? strays + 1 : 0;
        set = set.filter(command -> !strayed);
    }

    private static boolean isOther(DeviceCommand set, Reading reading) {
        if (reading.quantity() == Quantity.BRIGHTNESS_MODE) {
            return !reading.value().equals("manual");
        }
        return reading.quantity() == Quantity.BRIGHTNESS
                && set instanceof DeviceCommand.Brightness hand
                && reading.value().matches("[0-9]{1,3}")
                && Math.abs(Integer.parseInt(reading.value()) - hand.percent()) >= SMALL;
    }
}
