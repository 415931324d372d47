package shiliu.player.output;

import java.io.IOException;
import shiliu.protocols.driver.Frame;

/** Shows frames: at once, or as fast as the card behind it can. One thread calls it. */
public interface Output extends AutoCloseable {
    /**
     * Takes what belongs on the screen from now on, in the screen's size, and waits for nobody: a slow card may be busy
     * with it long after; the newest frame wins. A frame equal to the one that was given before costs nothing.
     */
    void show(Frame frame) throws IOException;

    /** What is known to be lit now: right after {@link #show} the new frame or still a former one. */
    Known known();

    /** Whether it can show a new frame every few milliseconds; where it cannot, it is given pages that stand. */
    boolean moves();

    @Override
    void close() throws IOException;
}
