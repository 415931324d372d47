package shiliu.protocols.line;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;

/** One card's place on a line. Thread-safe. */
public interface Seat extends AutoCloseable {
    /** From now on the card is to show this; a black frame goes before everything else on the line. Returns at once. */
    void want(Content content);

    /** One still picture. */
    default void want(Frame frame) {
        want(Content.of(frame));
    }

    /** The card's clock is set by this when the card comes back and once a day; empty where nobody is certain of the time. */
    default void keepClock(Supplier<Optional<OffsetDateTime>> certain) {
        // A card without a clock has nothing to be set.
    }

    /**
     * The card's brightness, and whether its LEDs may be lit, are kept as this says: asked every few seconds on the line's
     * thread, sent between pictures where it changed, again after the card came back, and where its status tells otherwise.
     * What became of it is in {@link Watch#device}.
     */
    default void keepDevice(Supplier<DeviceWish> wish) {
        // What is no card has nothing to be set.
    }

    /** What is known of the card now. */
    Watch watch();

    /** Leaves the line; nothing more is sent to the card. */
    @Override
    void close();
}
