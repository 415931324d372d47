package shiliu.protocols.onbon;

import java.util.Set;
import shiliu.protocols.driver.Colour;

/** The card lines whose dynamic areas are driven here. */
enum OnbonModel {
    E5(Generation.FIVE, PixelFormat.E5, 0x0254),
    E6(Generation.SIX, PixelFormat.E6, 0x0274),
    Q6(Generation.SIX, PixelFormat.Q6, 0x0266);

    private final Generation generation;
    private final PixelFormat format;
    private final int device;

    OnbonModel(Generation generation, PixelFormat format, int device) {
        this.generation = generation;
        this.format = format;
        this.device = device;
    }

    Generation generation() {
        return generation;
    }

    PixelFormat format() {
        return format;
    }

    Set<Colour> colours() {
        return format == PixelFormat.Q6 ? Set.of(Colour.RGB) : Set.of(Colour.MONO, Colour.DUAL);
    }

    /** The device type that its virtual card has; the low byte is the line, the high byte the model. */
    int device() {
        return device;
    }
}
