package shiliu.protocols.onbon;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.protocols.driver.Colour;

/** The card lines whose dynamic areas are driven here. */
enum OnbonModel {
    E5("onbon-5e", Generation.FIVE, PixelFormat.E5, 0x0254),
    Q5("onbon-5q", Generation.FIVE, PixelFormat.Q5, 0x1156),
    E6("onbon-6e", Generation.SIX, PixelFormat.E6, 0x0274),
    Q6("onbon-6q", Generation.SIX, PixelFormat.Q6, 0x0266);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x0154, "BX-5E1"),
            Map.entry(0x0254, "BX-5E2"),
            Map.entry(0x0354, "BX-5E3"),
            Map.entry(0x1056, "BX-5Q0+"),
            Map.entry(0x1156, "BX-5Q1+"),
            Map.entry(0x1256, "BX-5Q2+"),
            Map.entry(0x0066, "BX-6QL"),
            Map.entry(0x0166, "BX-6Q1"),
            Map.entry(0x0266, "BX-6Q2"),
            Map.entry(0x0366, "BX-6Q3"),
            Map.entry(0x0466, "BX-6Q2L"),
            Map.entry(0x0566, "BX-6Q3L"),
            Map.entry(0x0174, "BX-6E1"),
            Map.entry(0x0274, "BX-6E2"),
            Map.entry(0x0374, "BX-6E3"),
            Map.entry(0x0474, "BX-6E1X"),
            Map.entry(0x0574, "BX-6E2X"));

    private final String id;
    private final Generation generation;
    private final PixelFormat format;
    private final int device;

    OnbonModel(String id, Generation generation, PixelFormat format, int device) {
        this.id = id;
        this.generation = generation;
        this.format = format;
        this.device = device;
    }

    /** The vendor's name of a device type. */
    static Optional<String> name(int device) {
        return Optional.ofNullable(NAMES.get(device));
    }

    /** The line that a device type belongs to. */
    static Optional<OnbonModel> of(int device) {
        for (OnbonModel model : values()) {
            if ((model.device & 0xFF) == (device & 0xFF)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }

    /** The driver's. */
    String id() {
        return id;
    }

    Generation generation() {
        return generation;
    }

    PixelFormat format() {
        return format;
    }

    Set<Colour> colours() {
        return format == PixelFormat.Q6 || format == PixelFormat.Q5
                ? Set.of(Colour.RGB)
                : Set.of(Colour.MONO, Colour.DUAL);
    }

    /** The device type that its virtual card has; the low byte is the line, the high byte the model. */
    int device() {
        return device;
    }
}
