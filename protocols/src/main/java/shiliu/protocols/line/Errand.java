package shiliu.protocols.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Reading;

/** Something that a card needs beside its pictures, time and again. It says what is due; how it gets there is {@link ErrandRun}'s. */
interface Errand {
    /** Not before the card comes back. */
    Duration NEVER = Duration.ofDays(10_000);

    /** What is to be asked of the card now; empty where nothing is. */
    Optional<DeviceCommand> due();

    /** The card did it, and told this; looked at again after so long. */
    Duration done(DeviceCommand command, List<Reading> told);

    /** The format has no word for it; looked at again after so long. */
    Duration impossible(DeviceCommand command);

    /** The card said no to it; looked at again after so long. */
    default Duration refused(DeviceCommand command) {
        return ErrandRun.AFTER_REFUSAL;
    }

    /** It said nothing, or that it is busy, so often in a row; looked at again after so long. */
    default Duration missed(DeviceCommand command, int times) {
        return ErrandRun.rest(times);
    }

    /** The card came back: it may have been without power. */
    default void cameBack() {
        // Nothing is remembered.
    }

    /** What the card told of itself just now. */
    default void told(List<Reading> readings) {
        // Nothing is compared.
    }
}
