package shiliu.player.render;

import shiliu.player.screen.Screen;

/** What a screen shows when nothing valid is left: the name 石榴, and above it a pomegranate where it has room. */
final class SafeCard {
    static final String NAME = "石榴";
    private static final int GROUND = 0x000000;
    private static final int FRUIT = 0xB3202A;
    private static final int SEED = 0xFFB347;
    private static final int INK = 0xC9B79C;

    private final Typesetter setter;
    private final Look look;

    SafeCard(Typesetter setter, Screen screen) {
        this.setter = setter;
        this.look = new Look(screen, Palette.Theme.NEWS);
    }

    Canvas draw() {
        Canvas canvas = new Canvas(look.width, look.height, GROUND);
        boolean room = look.height >= 48 && look.width >= 40;
        int px = Sizes.settable(Math.min(look.width / 4, room ? look.shortSide / 8 : look.height * 3 / 4));
        px = look.height < Pen.OUTLINES ? Pen.PIXELS : px;
        int fruit = room ? Math.min(look.width / 2, look.height * 45 / 100) : 0;
        int gap = room ? px / 2 : 0;
        int top = (look.height - fruit - gap - px) / 2;
        if (room) {
            fruit(canvas, new Box((look.width - fruit) / 2, top, fruit, fruit));
        }
        Pen pen = look.plain(px);
        int ink = look.rgb ? INK : look.colours.title();
        Box line = new Box(0, top + fruit + gap, look.width, px);
        setter.line(canvas, NAME, pen, line, Typesetter.Align.CENTRE, ink);
        return canvas;
    }

    /** A round fruit with its crown, cut open: seeds held together. */
    private void fruit(Canvas canvas, Box box) {
        int skin = look.rgb ? FRUIT : Palette.RED;
        int seed = look.rgb ? SEED : look.colours.title();
        int side = box.width();
        int radius = side * 42 / 100;
        int centreX = box.x() + side / 2;
        int centreY = box.bottom() - radius;
        crown(canvas, new Box(centreX - side / 8, box.y(), side / 4, side / 4), skin);
        disc(canvas, centreX, centreY, radius, skin);
        disc(canvas, centreX, centreY, radius - Math.max(2, side / 16), GROUND);
        int step = Math.max(3, side * 13 / 100);
        for (int row = -2; row <= 2; row++) {
            int across = 5 - Math.abs(row);
            for (int i = 0; i < across; i++) {
                int x = centreX + (2 * i - across + 1) * step / 2;
                disc(canvas, x, centreY + row * step * 7 / 8, Math.max(1, step * 42 / 100), seed);
            }
        }
    }

    private static void crown(Canvas canvas, Box box, int colour) {
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                // Three points: the distance to the nearest of three upright axes narrows towards the top.
                int third = Math.max(1, box.width() / 3);
                int off = Math.abs(x % third * 2 - third);
                if (off * box.height() <= third * (y + 1) * 2) {
                    canvas.fill(new Box(box.x() + x, box.y() + y, 1, 1), colour);
                }
            }
        }
    }

    private static void disc(Canvas canvas, int centreX, int centreY, int radius, int colour) {
        for (int y = -radius; y <= radius; y++) {
            int half = (int) Math.sqrt(radius * radius - y * y);
            canvas.fill(new Box(centreX - half, centreY + y, 2 * half + 1, 1), colour);
        }
    }
}
