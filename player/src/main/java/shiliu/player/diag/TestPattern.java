package shiliu.player.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import shiliu.player.message.Message;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;

/** Test pictures, each a few steps that tell something about a screen's LEDs, modules and wiring. */
public enum TestPattern {
    SOLID,
    RAMP,
    CHECKERBOARD,
    MODULES,
    CORNERS,
    FRAME,
    /** The walks come last: they are long. */
    ROW,
    COLUMN;

    private static final List<Integer> COLOURS = List.of(0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFFFFFF, 0x000000);

    /**
     * One picture, and what people are to look for on it.
     *
     * @param drawn draws it when it is wanted: a walk across a wide screen has many
     */
    public record Step(TestPattern pattern, Message says, Supplier<Frame> drawn) {
        public Frame picture() {
            return drawn.get();
        }
    }

    /** One colour of each pixel, by its place. */
    @FunctionalInterface
    private interface Shade {
        int at(int x, int y);
    }

    /** As a command line has it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Reads a word of a command line. */
    public static Optional<TestPattern> find(String word) {
        return java.util.Arrays.stream(values())
                .filter(pattern -> pattern.word().equals(word))
                .findFirst();
    }

    /** The steps for a screen; modules are {@code moduleWidth} by {@code moduleHeight} pixels. */
    public List<Step> steps(Geometry screen, int moduleWidth, int moduleHeight) {
        int width = screen.width();
        int height = screen.height();
        int lit = brightest(screen.colour());
        return switch (this) {
            case SOLID -> solid(screen);
            case RAMP ->
                List.of(step(
                        screen,
                        (x, y) -> ramp(screen.colour(), x * 256 / width, y * 4 / height),
                        ramp(screen.colour())));
            case ROW -> lines(height, at -> step(screen, (x, y) -> y == at ? lit : 0, "row", at + 1));
            case COLUMN -> lines(width, at -> step(screen, (x, y) -> x == at ? lit : 0, "column", at + 1));
            case CHECKERBOARD ->
                List.of(
                        step(screen, (x, y) -> (x + y) % 2 == 0 ? lit : 0, "checkerboard"),
                        step(screen, (x, y) -> (x + y) % 2 == 1 ? lit : 0, "checkerboard"));
            case MODULES ->
                List.of(new Step(
                        this,
                        Message.of("diag.test.modules", moduleWidth, moduleHeight),
                        () -> Modules.draw(screen, moduleWidth, moduleHeight, lit)));
            case CORNERS -> List.of(step(screen, (x, y) -> corner(screen, x, y), "corners"));
            case FRAME ->
                List.of(step(
                        screen,
                        (x, y) -> x == 0 || y == 0 || x == width - 1 || y == height - 1 ? lit : 0,
                        "frame",
                        width,
                        height));
        };
    }

    /** Everything in turn. */
    public static List<Step> all(Geometry screen, int moduleWidth, int moduleHeight) {
        List<Step> steps = new ArrayList<>();
        for (TestPattern pattern : values()) {
            steps.addAll(pattern.steps(screen, moduleWidth, moduleHeight));
        }
        return steps;
    }

    private Step step(Geometry screen, Shade shade, String says, Object... arguments) {
        return new Step(this, Message.of("diag.test." + says, arguments), () -> drawn(screen, shade));
    }

    private static Frame drawn(Geometry screen, Shade shade) {
        int[] rgb = new int[screen.width() * screen.height()];
        for (int y = 0; y < screen.height(); y++) {
            for (int x = 0; x < screen.width(); x++) {
                rgb[y * screen.width() + x] = shade.at(x, y);
            }
        }
        return Frame.of(screen.width(), screen.height(), rgb);
    }

    private static List<Step> lines(int count, IntFunction<Step> step) {
        return IntStream.range(0, count).mapToObj(step).toList();
    }

    private List<Step> solid(Geometry screen) {
        return COLOURS.stream()
                .filter(colour -> has(screen.colour(), colour))
                .map(colour -> step(screen, (x, y) -> colour, "solid-" + String.format("%06x", colour)))
                .toList();
    }

    private static boolean has(Colour colour, int rgb) {
        return switch (colour) {
            case MONO -> rgb == 0xFF0000 || rgb == 0;
            case DUAL -> (rgb & 0xFF) == 0;
            case RGB -> true;
        };
    }

    /** LEDs without shades have no way from dark to bright. */
    private static String ramp(Colour colour) {
        return switch (colour) {
            case MONO -> "ramp-mono";
            case DUAL -> "ramp-dual";
            case RGB -> "ramp";
        };
    }

    private static int brightest(Colour colour) {
        return switch (colour) {
            case MONO -> 0xFF0000;
            case DUAL -> 0xFFFF00;
            case RGB -> 0xFFFFFF;
        };
    }

    /** Four bands: red, green, blue, white, each from dark to light; LEDs without shades get thirds of their colours. */
    private static int ramp(Colour colour, int level, int band) {
        return switch (colour) {
            case MONO -> level >= 128 ? 0xFF0000 : 0;
            case DUAL -> List.of(0, 0xFF0000, 0x00FF00, 0xFFFF00).get(level / 64);
            case RGB ->
                switch (band) {
                    case 0 -> level << 16;
                    case 1 -> level << 8;
                    case 2 -> level;
                    default -> level << 16 | level << 8 | level;
                };
        };
    }

    /** A square in each corner, of one to four pixels a side: which is where can be told from afar. */
    private static int corner(Geometry screen, int x, int y) {
        int unit = Math.max(1, Math.min(screen.width(), screen.height()) / 16);
        int right = screen.width() - 1 - x;
        int below = screen.height() - 1 - y;
        boolean lit = (x < unit && y < unit)
                || (right < 2 * unit && y < 2 * unit)
                || (x < 3 * unit && below < 3 * unit)
                || (right < 4 * unit && below < 4 * unit);
        return lit ? brightest(screen.colour()) : 0;
    }
}
