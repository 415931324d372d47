package shiliu.player.render;

import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;

/** One screen in one theme: its measures and colours. All sizes are pixels. */
final class Look {
    /** A character is legible from 300 times its height. */
    private static final double LEGIBLE = 1.0 / 300;

    /** The size of body text where there is room for more than the pixel font. */
    private static final int COMFORTABLE = 24;

    final int width;
    final int height;
    final int shortSide;
    final Palette colours;
    final boolean rgb;
    /** Free room at each edge. */
    final int margin;
    /** The size of text that people read. */
    final int body;

    final Screen screen;
    /** How often something that moves may change. */
    final int framesASecond;

    final Dwell dwell;
    /** Whether Han text stands above or left of other languages. */
    final boolean hanFirst;

    Look(Screen screen, Palette.Theme theme) {
        this(screen, Palette.of(screen.colour(), theme));
    }

    Look(Screen screen, Palette colours) {
        this.screen = screen;
        hanFirst = screen.languages()
                .filter(order -> order == Screen.Languages.HAN_FIRST)
                .isPresent();
        dwell = screen.charactersASecond().map(Dwell::new).orElse(Dwell.DEFAULT);
        width = screen.size().width();
        height = screen.size().height();
        shortSide = Math.min(width, height);
        rgb = screen.colour() == Colour.RGB;
        this.colours = Contrast.legible(colours, screen);
        framesASecond = screen.leds().orElse(Leds.USUAL).framesASecond();
        margin = shortSide < 96 ? 0 : Math.max(4, shortSide / 20);
        body = Sizes.settable(Math.min(Math.max(usual(), legible()), Math.max(Pen.PIXELS, width / 10)));
    }

    /** The least size that can be read from where people stand. */
    int legible() {
        return Math.max(Pen.PIXELS, (int) Math.ceil(screen.distanceM() * 1000 * LEGIBLE / screen.pitchMm()));
    }

    private int usual() {
        return shortSide < 200 ? Pen.PIXELS : Math.max(COMFORTABLE, shortSide / 18);
    }

    /** So low that only one line of text stands well: things run through it. */
    boolean strip() {
        return height < 48 || width >= 6 * height;
    }

    /** So narrow and high that text stands best in columns. */
    boolean upright() {
        return width < 48 && height >= 2 * width;
    }

    Pen plain(int px) {
        return new Pen(px, false, rgb);
    }

    Pen bold(int px) {
        return new Pen(px, true, rgb);
    }

    /** From line to line of text that people read on; on the smallest screens every row counts. */
    int pitch(int px) {
        return shortSide < 96 && px == Pen.PIXELS ? Pen.PIXELS : Sizes.loose(px);
    }

    Canvas canvas() {
        return new Canvas(width, height, colours.ground());
    }

    Joints joints() {
        return new Joints(this);
    }

    Box all() {
        return new Box(0, 0, width, height);
    }

    Box inner() {
        return all().inset(margin, margin);
    }
}
