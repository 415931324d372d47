package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;

/** Long things cut into pages. */
final class Paging {
    private Paging() {}

    /** As few pages of at most {@code aPage} things as needed, evenly filled, so that no last page holds one line. */
    static <T> List<List<T>> even(List<T> things, int aPage) {
        int pages = (things.size() + aPage - 1) / aPage;
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0, from = 0; i < pages; i++) {
            int to = from + (things.size() - from + pages - i - 1) / (pages - i);
            parts.add(things.subList(from, to));
            from = to;
        }
        return parts;
    }

    /** Which page of how many, as squares in the bottom margin; none for a single page or without a margin. */
    static void dots(Canvas canvas, Look look, int page, int pages) {
        int side = look.margin * 2 / 5;
        if (pages < 2 || side < 2 || pages * side * 2 > look.width) {
            return;
        }
        int x = (look.width - (2 * pages - 1) * side) / 2;
        int y = look.height - (look.margin + side) / 2;
        for (int i = 0; i < pages; i++) {
            int colour = i == page ? look.colours.accent() : dimmed(look);
            canvas.fill(new Box(x + 2 * i * side, y, side, side), colour);
        }
    }

    private static int dimmed(Look look) {
        return look.rgb ? look.colours.band() : look.colours.ground();
    }
}
