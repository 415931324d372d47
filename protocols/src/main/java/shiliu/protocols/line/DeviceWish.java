package shiliu.protocols.line;

import java.util.Optional;
import java.util.OptionalInt;
import shiliu.protocols.driver.DeviceCommand;

/**
 * How a card should be beside its picture.
 *
 * @param percent of its brightness, 1 to 100, by hand; empty: as it is, or by its sensor
 * @param bySensor whether its own light sensor sets its brightness
 * @param leds whether its LEDs may be lit; where false they are switched off whatever it plays. A black picture is dark
 *     whatever is wished here: only a picture lights a card, never a wish
 */
public record DeviceWish(OptionalInt percent, boolean bySensor, boolean leds) {
    /** The card is left as it is. */
    public static final DeviceWish NONE = new DeviceWish(OptionalInt.empty(), false, true);

    public DeviceWish {
        if (percent.isPresent() && (bySensor || percent.getAsInt() < 1 || percent.getAsInt() > 100)) {
            throw new IllegalArgumentException(percent + " % and by sensor " + bySensor);
        }
    }

    /** By hand, 1 to 100 %. */
    public static DeviceWish percent(int percent) {
        return new DeviceWish(OptionalInt.of(percent), false, true);
    }

    /** By the card's own sensor. */
    public static DeviceWish sensor() {
        return new DeviceWish(OptionalInt.empty(), true, true);
    }

    /** The same with the LEDs switched off. */
    public DeviceWish dark() {
        return new DeviceWish(percent, bySensor, false);
    }

    Optional<DeviceCommand> light() {
        return bySensor
                ? Optional.of(new DeviceCommand.AutomaticBrightness())
                : percent.stream()
                        .<DeviceCommand>mapToObj(DeviceCommand.Brightness::new)
                        .findFirst();
    }
}
