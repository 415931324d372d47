package shiliu.player.output;

import java.io.IOException;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Proof;

/** An undecorated window that fills the display; frames of {@code size} are enlarged by whole multiples. */
public final class WindowOutput implements Output {
    private final Size size;

    /** Opens the window; a machine without a display is an {@link IOException} that says so. */
    public WindowOutput(Size size, String title) throws IOException {
        this.size = size;
    }

    @Override
    public void show(Frame frame) throws IOException {
        if (size.width() > 0) {
            throw new IOException("no display");
        }
    }

    @Override
    public Proof proof() {
        return Proof.OUTPUT;
    }

    @Override
    public void close() {}
}
