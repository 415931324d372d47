package shiliu.player.output;

import java.io.IOException;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Proof;

/** Shows frames. One thread calls it. */
public interface Output extends AutoCloseable {
    /** Shows {@code frame}, which has the screen's size; a frame equal to the one that is shown costs nothing. */
    void show(Frame frame) throws IOException;

    /** The best proof that it can give. */
    Proof proof();

    @Override
    void close() throws IOException;
}
