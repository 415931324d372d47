package shiliu.player.output;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.player.screen.Leds;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;

/** Shows pictures: at once, or as fast as the card behind it can. One thread calls it. */
public interface Output extends AutoCloseable {
    /**
     * Takes what belongs on the screen from now on, in the screen's size, and waits for nobody: a slow card may be busy
     * with it long after; the newest wins. Content equal to what was given before costs nothing. Only a card that writes
     * text looks at more than the first page's picture.
     */
    void show(Content content) throws IOException;

    /** One still picture. */
    default void show(Frame frame) throws IOException {
        show(Content.of(frame));
    }

    /** What is known to be lit now: right after {@link #show} the new frame or still a former one. */
    Known known();

    /** Whether it can show a new frame every few milliseconds; where it cannot, it is given pages that stand. */
    boolean moves();

    /** How many frames a second are worth giving to it, 25 to 60. */
    default int framesASecond() {
        return Leds.MOST_FRAMES;
    }

    /** Makes it so bright from now on, {@code percent} of full light, 1 to 100; the same again costs nothing. */
    default void dim(int percent) {
        // Many stay as bright as they are.
    }

    /** Who makes it as bright as was asked; empty where nobody does. */
    default Optional<Dims> dims() {
        return Optional.empty();
    }

    /** What the card behind it told of itself last. */
    default Optional<Told> told() {
        return Optional.empty();
    }

    /** What has a clock of its own is set by this now and then; empty where nobody is certain of the time. */
    default void keepClock(Supplier<Optional<OffsetDateTime>> certain) {
        // Most have none.
    }

    @Override
    void close() throws IOException;
}
