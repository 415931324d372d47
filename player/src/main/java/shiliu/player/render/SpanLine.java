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
        Canvas strip = new Canvas(width(setter, look, spans, px), px, look.colours.ground());
        int x = 0;
        for (Span span : spans) {
            setter.line(strip, span.text(), pen, new Box(x, 0, 0, px), Typesetter.Align.LEFT, span.colour());
            x += setter.width(span.text(), pen) + (int) (span.gap() * px);
        }
        Raster raster = new Raster(strip.width, strip.height, strip.rgb);
        return new Marquee.Line(raster, (look.height - px) / 2, px);
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
