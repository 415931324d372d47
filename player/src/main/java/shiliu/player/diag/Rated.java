package shiliu.player.diag;

import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.protocols.driver.Reading;

/**
 * A reading, whether it is as it should be, and what to do where it is not.
 *
 * @param remedy in plain words; empty where all is well
 */
public record Rated(Reading reading, Verdict verdict, Optional<Message> remedy) {
    /** How a reading is. */
    public enum Verdict {
        GOOD,
        /** Worth a look. */
        LOOK,
        BAD
    }

    static Rated good(Reading reading) {
        return new Rated(reading, Verdict.GOOD, Optional.empty());
    }

    static Rated look(Reading reading, String key, Object... arguments) {
        return new Rated(reading, Verdict.LOOK, Optional.of(Message.of(key, arguments)));
    }

    static Rated bad(Reading reading, String key, Object... arguments) {
        return new Rated(reading, Verdict.BAD, Optional.of(Message.of(key, arguments)));
    }
}
