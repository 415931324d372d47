package shiliu.player.render;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/** Sets lines of text: finds sizes that fit, and draws. */
final class Typesetter {
    /** Where lines stand between the left and the right edge. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** Lines at a size. */
    record Block(List<String> lines, Pen pen, int pitch) {
        int height() {
            // The leading below the last line is no part of the block.
            return lines.isEmpty() ? 0 : (lines.size() - 1) * pitch + pen.px();
        }

        /** The same with its lines further apart where {@code room} allows, as far as reads well. */
        Block airy(int room) {
            int most = lines.size() < 2 ? pitch : (room - pen.px()) / (lines.size() - 1);
            return new Block(lines, pen, Math.max(pitch, Math.min(most, Sizes.loose(pen.px()))));
        }
    }

    private final FontSet fonts;
    private final LineBreaker breaker;

    Typesetter(FontSet fonts) {
        this.fonts = fonts;
        this.breaker = new LineBreaker(fonts);
    }

    LineBreaker breaker() {
        return breaker;
    }

    int width(String text, Pen pen) {
        return breaker.width(text, pen);
    }

    /** The least size, from {@code px} on, at which {@code text} is read as well as Han text of {@code px}. */
    int asLegible(String text, int px) {
        float tall = fonts.tall(text);
        return tall == 1 ? px : Math.round(px * tall);
    }

    /** One form for each character, whatever the keyboard made (Unicode normalisation form C). */
    static String clean(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /** The whole text in at most {@code width} by {@code height} at the pen's size, in balanced lines. */
    Optional<Block> fit(String text, Pen pen, int width, int height, LineBreaker.Places places) {
        if (breaker.widest(text, pen, places) > width) {
            return Optional.empty();
        }
        int pitch = Sizes.tight(pen.px());
        Block greedy = new Block(breaker.lines(text, pen, line -> width, places), pen, pitch);
        return greedy.height() > height
                ? Optional.empty()
                : Optional.of(new Block(breaker.balanced(text, pen, width, places), pen, pitch));
    }

    /** The largest of {@code sizes} (largest first) at which the whole text fits, words kept whole if they can. */
    Optional<Block> largest(String text, Pen pen, List<Integer> sizes, Box box) {
        return firstFit(text, pen, sizes, box, LineBreaker.Places.WORDS)
                .or(() -> firstFit(text, pen, sizes, box, LineBreaker.Places.ANY));
    }

    /** Whether a character stands alone in a line among longer ones. */
    static boolean lonely(Block block) {
        return block.lines().size() > 1
                && block.lines().stream().anyMatch(line -> line.codePointCount(0, line.length()) < 2);
    }

    private Optional<Block> firstFit(String text, Pen pen, List<Integer> sizes, Box box, LineBreaker.Places places) {
        return sizes.stream()
                .map(px -> fit(text, pen.resized(px), box.width(), box.height(), places))
                .flatMap(Optional::stream)
                .filter(block -> !lonely(block) || block.pen().px() == sizes.get(sizes.size() - 1))
                .findFirst();
    }

    void draw(Canvas canvas, Block block, Box box, Align align, int colour) {
        for (int i = 0; i < block.lines().size(); i++) {
            Box line = new Box(
                    box.x(),
                    box.y() + i * block.pitch(),
                    box.width(),
                    block.pen().px());
            line(canvas, block.lines().get(i), block.pen(), line, align, colour);
        }
    }

    /** One line with the top of its characters' squares at the top of {@code box}. */
    void line(Canvas canvas, String text, Pen pen, Box box, Align align, int colour) {
        int x = switch (align) {
            case LEFT -> box.x();
            case CENTRE -> centred(text, pen, box);
            case RIGHT -> box.right() - width(text, pen);
        };
        int baseline = box.y() + pen.ascent();
        for (Glyph glyph : fonts.glyphs(text, pen)) {
            canvas.draw(glyph, x, baseline, colour);
            x += glyph.advance;
        }
    }

    /** In the middle as the eye sees it; a full line must not lose half of the mark that ends it. */
    private int centred(String text, Pen pen, Box box) {
        int middle = box.x() + (box.width() - optical(text, pen)) / 2;
        boolean wide = !text.isEmpty() && "！？".indexOf(text.charAt(text.length() - 1)) >= 0;
        int last = box.right() - width(text, pen);
        return wide && last >= box.x() ? Math.min(middle, last) : middle;
    }

    /** The width as the eye sees it: a full-width comma or stop at the end is half empty. */
    private int optical(String text, Pen pen) {
        int width = width(text, pen);
        boolean hollow = !text.isEmpty() && "，。、；：！？".indexOf(text.charAt(text.length() - 1)) >= 0;
        return hollow && width > pen.px() ? width - pen.px() / 2 : width;
    }
}
