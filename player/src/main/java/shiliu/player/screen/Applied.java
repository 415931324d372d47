package shiliu.player.screen;

import java.util.Optional;
import java.util.function.UnaryOperator;
import shiliu.protocols.driver.Frame;

/** A {@link GeometryMap} at work: draws anew only those rows of the output whose part of the canvas is not known to be the same. */
final class Applied implements UnaryOperator<Frame> {
    private final GeometryMap map;
    private final Size size;
    private Optional<Frame> last = Optional.empty();
    private int[][] rows;

    Applied(GeometryMap map) {
        this.map = map;
        this.size = map.size();
        this.rows = new int[size.height()][size.width()];
    }

    @Override
    public Frame apply(Frame canvas) {
        Optional<Frame> before = last.filter(l -> l.width() == canvas.width() && l.height() == canvas.height());
        int[][] next = rows.clone();
        for (int y = 0; y < next.length; y++) {
            if (before.isEmpty() || changes(canvas, before.get(), y)) {
                // What was given away may still be shown somewhere.
                next[y] = row(canvas, y);
            }
        }
        rows = next;
        last = Optional.of(canvas);
        return Frame.of(size.width(), next);
    }

    private boolean changes(Frame canvas, Frame before, int y) {
        for (GeometryMap.Part part : map.parts()) {
            int down = y - part.toY();
            if (down >= 0 && down < part.height() && !part.shares(canvas, before, down)) {
                return true;
            }
        }
        return false;
    }

    private int[] row(Frame canvas, int y) {
        int[] row = new int[size.width()];
        for (GeometryMap.Part part : map.parts()) {
            int down = y - part.toY();
            if (down >= 0 && down < part.height()) {
                part.draw(canvas, down, row);
            }
        }
        return row;
    }
}
