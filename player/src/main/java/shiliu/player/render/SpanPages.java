package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The text of a {@link SpanLine} on pages that stand: as few pages as its least legible size needs, and on them as large as
 * that allows. Lines end where phrases or words do, and what fits on one page is not spread over two.
 */
final class SpanPages {
    /** Between a name and its amount, which one reads together. */
    private static final Pattern BEFORE_AMOUNT = Pattern.compile("(?<=\\p{IsHan}) (?=-?[0-9])");

    private static final char UNBROKEN = '\u00A0';

    private final Typesetter setter;
    private final LineBreaker breaker;
    private final Look look;
    private final List<SpanLine.Span> spans;
    private final Box room;

    private record Line(String text, int colour) {}

    SpanPages(Typesetter setter, Look look, List<SpanLine.Span> spans) {
        this.setter = setter;
        this.breaker = setter.breaker();
        this.look = look;
        this.spans = spans.stream()
                .map(span -> new SpanLine.Span(
                        BEFORE_AMOUNT.matcher(span.text()).replaceAll(String.valueOf(UNBROKEN)), span.colour(), 0))
                .toList();
        this.room = look.inner();
    }

    List<Supplier<Canvas>> drawings() {
        Pen pen = pen();
        return pages(pen).stream()
                .<Supplier<Canvas>>map(page -> () -> draw(page, pen))
                .toList();
    }

    /** The largest at which every word is whole and no further page is needed. */
    private Pen pen() {
        List<Integer> sizes = Sizes.down(look.height, Sizes.settable(Math.min(look.legible(), look.height)));
        Pen least = SpanLine.pen(look, sizes.get(sizes.size() - 1));
        int fewest = pages(least).size();
        return sizes.stream()
                .map(px -> SpanLine.pen(look, px))
                .filter(pen -> wordsFit(pen) && pages(pen).size() <= fewest)
                .findFirst()
                .orElse(least);
    }

    private boolean wordsFit(Pen pen) {
        return pen.px() <= room.height()
                && spans.stream()
                        .allMatch(s -> breaker.widest(s.text(), pen, LineBreaker.Places.WORDS) <= room.width());
    }

    private List<List<Line>> pages(Pen pen) {
        int aPage = Math.max(1, (room.height() - pen.px()) / Sizes.tight(pen.px()) + 1);
        List<List<Line>> pages = new ArrayList<>();
        List<Line> page = new ArrayList<>();
        for (SpanLine.Span span : spans) {
            List<Line> lines = lines(span, pen);
            boolean onOne = lines.size() <= aPage;
            if (onOne && page.size() + lines.size() > aPage) {
                turn(pages, page);
            }
            for (Line line : lines) {
                if (page.size() == aPage) {
                    turn(pages, page);
                }
                page.add(line);
            }
        }
        turn(pages, page);
        return pages;
    }

    private static void turn(List<List<Line>> pages, List<Line> page) {
        pages.add(List.copyOf(page));
        page.clear();
    }

    /** Phrase by phrase where that takes hardly more lines, else word by word. */
    private List<Line> lines(SpanLine.Span span, Pen pen) {
        List<String> words = broken(span.text(), pen);
        List<String> phrases = phrases(span.text(), pen);
        List<String> better = phrases.size() * 4 <= words.size() * 5 ? phrases : words;
        return better.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new Line(text.replace(UNBROKEN, ' '), span.colour()))
                .toList();
    }

    private List<String> broken(String text, Pen pen) {
        return breaker.balanced(text, pen, room.width(), LineBreaker.Places.WORDS);
    }

    private List<String> phrases(String text, Pen pen) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String phrase : breaker.phrases(text)) {
            boolean fits = setter.width((line + phrase).stripTrailing(), pen) <= room.width();
            if (!fits && !line.isEmpty()) {
                lines.addAll(broken(line, pen));
            }
            line = fits ? line + phrase : phrase;
        }
        lines.addAll(broken(line, pen));
        return lines;
    }

    private Canvas draw(List<Line> page, Pen pen) {
        Canvas canvas = look.canvas();
        Typesetter.Block block = new Typesetter.Block(
                        page.stream().map(Line::text).toList(), pen, Sizes.tight(pen.px()))
                .airy(room.height() * 9 / 10);
        int y = room.y() + (room.height() - block.height()) / 2;
        for (int i = 0; i < page.size(); i++) {
            Line line = page.get(i);
            Box at = new Box(room.x(), y + i * block.pitch(), room.width(), pen.px());
            setter.line(canvas, line.text(), pen, at, Typesetter.Align.CENTRE, line.colour());
        }
        return canvas;
    }
}
