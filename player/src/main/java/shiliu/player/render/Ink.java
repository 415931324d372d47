package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was written on canvases, letter by letter, in the order of writing: to find what is cut off or too small, and to write
 * it again before people's eyes. One thread.
 */
final class Ink {
    /** A line of text as it was set, and the box that its letters fill. */
    record Line(Canvas canvas, String text, Pen pen, Box box, List<Box> letters) {}

    /** One letter and what was below it; it has no part in the line where it is a space. */
    private static final class Letter {
        private final Canvas canvas;
        private final Box box;
        private final int[] below;

        Letter(Canvas canvas, Box box) {
            this.canvas = canvas;
            this.box = box;
            this.below = new int[box.width() * box.height()];
            for (int y = 0; y < box.height(); y++) {
                System.arraycopy(canvas.seen(box.y() + y), box.x(), below, y * box.width(), box.width());
            }
        }

        void undo(Canvas on) {
            for (int y = 0; y < box.height(); y++) {
                System.arraycopy(below, y * box.width(), on.row(box.y() + y), box.x(), box.width());
            }
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();

    /** Before {@code glyph} is drawn; gives its box. */
    Optional<Box> letter(Canvas canvas, Glyph glyph, int x, int baseline) {
        Optional<Box> inked = glyph.inked();
        if (inked.isEmpty()) {
            return Optional.empty();
        }
        Box box = new Box(
                x + glyph.left + inked.get().x(),
                baseline - glyph.top + inked.get().y(),
                inked.get().width(),
                inked.get().height());
        int left = Math.max(0, box.x());
        int top = Math.max(0, box.y());
        int width = Math.min(canvas.width, box.right()) - left;
        int height = Math.min(canvas.height, box.bottom()) - top;
        if (width > 0 && height > 0) {
            letters.add(new Letter(canvas, new Box(left, top, width, height)));
        }
        return Optional.of(box);
    }

    void line(Canvas canvas, String text, Pen pen, List<Box> boxes) {
        if (boxes.isEmpty()) {
            return;
        }
        int left = boxes.stream().mapToInt(Box::x).min().orElse(0);
        int top = boxes.stream().mapToInt(Box::y).min().orElse(0);
        int right = boxes.stream().mapToInt(Box::right).max().orElse(0);
        int bottom = boxes.stream().mapToInt(Box::bottom).max().orElse(0);
        lines.add(new Line(canvas, text, pen, new Box(left, top, right - left, bottom - top), boxes));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    void clear() {
        lines.clear();
        letters.clear();
    }

    /** How many letters are on {@code canvas}. */
    int count(Canvas canvas) {
        return (int) letters.stream().filter(letter -> letter.canvas == canvas).count();
    }

    /** {@code canvas} with its first {@code shown} letters only. */
    Canvas partly(Canvas canvas, int shown) {
        Canvas partly = canvas.copy();
        List<Letter> own =
                letters.stream().filter(letter -> letter.canvas == canvas).toList();
        for (int i = own.size() - 1; i >= Math.max(0, shown); i--) {
            own.get(i).undo(partly);
        }
        return partly;
    }
}
