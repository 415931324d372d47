package shiliu.player.render;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final Optional<Ink> ink;

    Typesetter(FontSet fonts) {
        this(fonts, Optional.empty());
    }

    /** Notes in {@code ink} what it draws. */
    Typesetter(FontSet fonts, Optional<Ink> ink) {
        this.ink = ink;
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
        int tight = Sizes.tight(pen.px());
        List<String> lines = breaker.lines(text, pen, line -> width, places);
        if (new Block(lines, pen, tight).height() > height) {
            return Optional.empty();
        }
        if (lines.size() < 2) {
            return Optional.of(new Block(lines, pen, tight));
        }
        // What hangs from one line must not meet what stands on the next, nor the edge of the screen.
        Reach reach = pen.px() == Pen.PIXELS ? new Reach(0, 0) : reach(text.replace("\n", ""), pen);
        int pitch = Math.max(tight, pen.px() + reach.above() + reach.below() - 1);
        Block block = new Block(breaker.balanced(text, pen, width, places), pen, pitch);
        return block.height() + 2 * Math.max(0, reach.below() - 1) > height ? Optional.empty() : Optional.of(block);
    }

    /** The largest of {@code sizes} (largest first) at which the whole text fits, words kept whole if they can. */
    Optional<Block> largest(String text, Pen pen, List<Integer> sizes, Box box) {
        return firstFit(text, pen, sizes, box, LineBreaker.Places.WORDS)
                .or(() -> firstFit(text, pen, sizes, box, LineBreaker.Places.ANY));
    }

    /** The first of {@code forms} that is narrow enough, else the narrowest. */
    String fitting(List<String> forms, Pen pen, int width) {
        return forms.stream()
                .filter(form -> width(form, pen) <= width)
                .findFirst()
                .orElseGet(() -> forms.stream()
                        .min(Comparator.comparingInt(form -> width(form, pen)))
                        .orElse(""));
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
        List<Glyph> glyphs = fonts.glyphs(text, pen);
        Reach reach = reach(glyphs, pen);
        int under = Math.max(0, box.y() + pen.px() + reach.below() - canvas.height);
        int over = Math.max(0, reach.above() - box.y());
        // At the edge of a canvas a line moves inwards by what would be cut off.
        boolean little = under + over <= pen.px() / 5;
        int baseline = box.y() + pen.ascent() + (little ? over - under : 0);
        List<Box> boxes = new ArrayList<>();
        for (Glyph glyph : glyphs) {
            if (ink.isPresent()) {
                ink.get().letter(canvas, glyph, x, baseline).ifPresent(boxes::add);
            }
            canvas.draw(glyph, x, baseline, colour);
            x += glyph.advance;
        }
        ink.ifPresent(log -> log.line(canvas, text, pen, boxes));
    }

    /** How far letters reach beyond the square of the pen. */
    record Reach(int above, int below) {}

    /** Commas and tails hang below the square of a Han character, some marks stand above it. */
    Reach reach(String text, Pen pen) {
        return reach(fonts.glyphs(text, pen), pen);
    }

    private static Reach reach(List<Glyph> glyphs, Pen pen) {
        int above = 0;
        int below = 0;
        for (Glyph glyph : glyphs) {
            above = Math.max(above, glyph.reachUp() - pen.ascent());
            below = Math.max(below, glyph.reachDown() + pen.ascent() - pen.px());
        }
        return new Reach(above, below);
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
