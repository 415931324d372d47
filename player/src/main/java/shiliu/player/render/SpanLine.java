package shiliu.player.render;

import java.time.Duration;
import java.util.List;

/** One long line of text in several colours, to run through a screen. */
final class SpanLine {
    /** Text in one colour; {@code gap} characters of room follow. */
    record Span(String text, int colour, double gap) {}

    /** More would cost too much memory: longer text is set smaller. */
    private static final int MOST_PIXELS = 6_000_000;

    private SpanLine() {}

    /** The line as large as the screen's height allows; where nothing can run its spans stand on pages. */
    static Marquee marquee(Typesetter setter, Look look, List<Span> spans, Duration atLeast) {
        SpanPages pages = new SpanPages(setter, look, spans);
        return new Marquee(look, line(setter, look, spans), atLeast, pages::drawings);
    }

    static Marquee.Line line(Typesetter setter, Look look, List<Span> spans) {
        int px = look.strip() ? look.height : Math.max(look.legible(), look.height * 2 / 5);
        px = Sizes.settable(Math.min(px, look.height));
        while (px > Pen.PIXELS && (long) width(setter, look, spans, px) * px > MOST_PIXELS) {
            px = Sizes.settable(px * 7 / 8);
        }
        Pen pen = pen(look, px);
        Typesetter.Reach reach = reach(setter, spans, pen);
        while (px > Pen.PIXELS && px + reach.above() + reach.below() > look.height) {
            int smaller = px * look.height / (px + reach.above() + reach.below());
            px = Sizes.settable(Math.min(px - 1, smaller));
            pen = pen(look, px);
            reach = reach(setter, spans, pen);
        }
        int height = Math.min(look.height, px + reach.above() + reach.below());
        Canvas strip = new Canvas(width(setter, look, spans, px), height, look.colours.ground());
        int x = 0;
        for (Span span : spans) {
            Box at = new Box(x, Math.min(reach.above(), height - px), 0, px);
            setter.line(strip, span.text(), pen, at, Typesetter.Align.LEFT, span.colour());
            x += setter.width(span.text(), pen) + (int) (span.gap() * px);
        }
        return new Marquee.Line(strip, (look.height - height) / 2, px);
    }

    /** Of all spans together, so that they share one baseline. */
    private static Typesetter.Reach reach(Typesetter setter, List<Span> spans, Pen pen) {
        int above = 0;
        int below = 0;
        for (Span span : spans) {
            Typesetter.Reach own = setter.reach(span.text(), pen);
            above = Math.max(above, own.above());
            below = Math.max(below, own.below());
        }
        return new Typesetter.Reach(above, below);
    }

    private static int width(Typesetter setter, Look look, List<Span> spans, int px) {
        Pen pen = pen(look, px);
        return spans.stream()
                .mapToInt(span -> setter.width(span.text(), pen) + (int) (span.gap() * px))
                .sum();
    }

    static Pen pen(Look look, int px) {
        // Heavy strokes merge where there are few pixels.
        return px < 40 ? look.plain(px) : look.bold(px);
    }
}
