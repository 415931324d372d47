package shiliu.player.output;

import java.util.Optional;
import shiliu.player.screen.Tone;
import shiliu.protocols.driver.Frame;

/** An output that takes whole pictures at once and is as bright as their pixels: a window, a framebuffer. */
interface PixelOutput extends Output {
    /** What it shows and how bright; one thread. */
    final class Showing {
        private final PixelLight light;
        private Optional<Frame> frame = Optional.empty();

        Showing(Tone tone) {
            this.light = new PixelLight(tone);
        }

        PixelLight light() {
            return light;
        }

        /** The frame whose pixels are out there, in the present light; empty while nobody knows. */
        Optional<Frame> frame() {
            return frame;
        }

        void is(Frame shown) {
            frame = Optional.of(shown);
        }

        void unknown() {
            frame = Optional.empty();
        }
    }

    Showing showing();

    @Override
    default void dim(int percent) {
        if (showing().light().dim(percent)) {
            showing().unknown();
        }
    }

    @Override
    default Optional<Dims> dims() {
        return Optional.of(Dims.PIXELS);
    }

    @Override
    default Known known() {
        return showing().frame().map(Known::output).orElse(Known.NOTHING);
    }

    @Override
    default boolean moves() {
        return true;
    }
}
