package shiliu.player.play;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.output.Output;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Proof;

/** The output behind a screen, opened for its size; is given a frame only where it differs from the one before. One thread. */
final class Panel {
    private static final Logger LOG = LoggerFactory.getLogger(Panel.class);

    private final Outputs outputs;
    private Optional<Lit> lit = Optional.empty();

    private record Lit(Output output, Size size, Optional<Frame> frame) {}

    Panel(Outputs outputs) {
        this.outputs = outputs;
    }

    void show(Screen screen, Frame frame) throws IOException {
        if (lit.filter(l -> l.size().equals(screen.size())).isEmpty()) {
            close();
            lit = Optional.of(new Lit(outputs.open(screen), screen.size(), Optional.empty()));
        }
        Lit before = lit.get();
        if (before.frame().filter(frame::equals).isPresent()) {
            return;
        }
        // Where the output fails half way nobody knows what is lit: then the next frame is given in any case.
        lit = Optional.of(new Lit(before.output(), before.size(), Optional.empty()));
        before.output().show(frame);
        lit = Optional.of(new Lit(before.output(), before.size(), Optional.of(frame)));
    }

    Proof proof() {
        return lit.map(l -> l.output().proof()).orElse(Proof.OUTPUT);
    }

    void close() {
        try {
            if (lit.isPresent()) {
                lit.get().output().close();
            }
        } catch (IOException e) {
            LOG.warn("the output did not close: {}", e.toString());
        }
        lit = Optional.empty();
    }
}
