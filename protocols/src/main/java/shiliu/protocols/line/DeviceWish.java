package shiliu.protocols.line;

import java.util.Optional;
import java.util.OptionalInt;
import shiliu.protocols.driver.DeviceCommand;

/**
 * How a card should be beside its picture.
 *
 * @param percent of its brightness, 1 to 100; empty: as it is
 */
public record DeviceWish(OptionalInt percent) {
    /** The card is left as it is. */
    public static final DeviceWish NONE = new DeviceWish(OptionalInt.empty());

    public DeviceWish {
        if (percent.isPresent() && (percent.getAsInt() < 1 || percent.getAsInt() > 100)) {
            throw new IllegalArgumentException(percent + " %");
        }
    }

    /** 1 to 100 %. */
    public static DeviceWish percent(int percent) {
        return new DeviceWish(OptionalInt.of(percent));
    }

    Optional<DeviceCommand> light() {
        return percent.stream()
                .<DeviceCommand>mapToObj(DeviceCommand.Brightness::new)
                .findFirst();
    }
}
