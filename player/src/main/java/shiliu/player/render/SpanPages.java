package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The text of a {@link SpanLine} on pages that stand: as few pages as its least legible size needs, and on them as large as
 * that allows. Lines end where phrases or words do.
 */
final class SpanPages {
    private final Typesetter setter;
    private final Look look;
    private final List<SpanLine.Span> spans;
    private final Box room;

    private record Line(String text, int colour) {}

    SpanPages(Typesetter setter, Look look, List<SpanLine.Span> spans) {
        this.setter = setter;
        this.look = look;
        this.spans = spans;
        this.room = look.inner();
    }

    List<Supplier<Canvas>> drawings() {
        Pen pen = pen();
        List<Line> lines = new ArrayList<>();
        for (SpanLine.Span span : spans) {
            setter.breaker().balanced(span.text(), pen, room.width(), places(span, pen)).stream()
                    .filter(text -> !text.isBlank())
                    .forEach(text -> lines.add(new Line(text.strip(), span.colour())));
        }
        return Paging.even(lines, aPage(pen)).stream()
                .<Supplier<Canvas>>map(page -> () -> draw(page, pen))
                .toList();
    }

    /** The largest at which no word is cut that is whole at the least size, and no further page is needed. */
    private Pen pen() {
        List<Integer> sizes = Sizes.down(look.height, Sizes.settable(Math.min(look.legible(), look.height)));
        Pen least = SpanLine.pen(look, sizes.get(sizes.size() - 1));
        int fewest = pages(least);
        return sizes.stream()
                .map(px -> SpanLine.pen(look, px))
                .filter(pen -> wordsFit(pen) && pages(pen) <= fewest)
                .findFirst()
                .orElse(least);
    }

    private boolean wordsFit(Pen pen) {
        return pen.px() <= room.height()
                && spans.stream()
                        .allMatch(
                                s -> setter.breaker().widest(s.text(), pen, LineBreaker.Places.WORDS) <= room.width());
    }

    private int pages(Pen pen) {
        int lines = spans.stream()
                .mapToInt(span -> count(span, pen, places(span, pen)))
                .sum();
        return (lines + aPage(pen) - 1) / aPage(pen);
    }

    /** Only after phrases where that takes no further line. */
    private LineBreaker.Places places(SpanLine.Span span, Pen pen) {
        boolean phrases = setter.breaker().widest(span.text(), pen, LineBreaker.Places.PHRASES) <= room.width()
                && count(span, pen, LineBreaker.Places.PHRASES) <= count(span, pen, LineBreaker.Places.WORDS);
        return phrases ? LineBreaker.Places.PHRASES : LineBreaker.Places.WORDS;
    }

    private int count(SpanLine.Span span, Pen pen, LineBreaker.Places places) {
        return setter.breaker()
                .lines(span.text(), pen, line -> room.width(), places)
                .size();
    }

    private int aPage(Pen pen) {
        return Math.max(1, (room.height() - pen.px()) / Sizes.tight(pen.px()) + 1);
    }

    private Canvas draw(List<Line> page, Pen pen) {
        Canvas canvas = look.canvas();
        Typesetter.Block block = new Typesetter.Block(
                        page.stream().map(Line::text).toList(), pen, Sizes.tight(pen.px()))
                .airy(room.height() * 9 / 10);
        int y = room.y() + (room.height() - block.height()) / 2;
        for (int i = 0; i < page.size(); i++) {
            Line line = page.get(i);
            // In the middle as the eye sees it, a comma at the end would lose its empty half, and perhaps more.
            boolean full = setter.width(line.text(), pen) > room.width() - pen.px() / 2;
            Typesetter.Align align = full ? Typesetter.Align.LEFT : Typesetter.Align.CENTRE;
            Box at = new Box(room.x(), y + i * block.pitch(), room.width(), pen.px());
            setter.line(canvas, line.text(), pen, at, align, line.colour());
        }
        return canvas;
    }
}
