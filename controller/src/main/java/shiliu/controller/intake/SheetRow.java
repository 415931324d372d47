package shiliu.controller.intake;

import java.util.List;
import shiliu.player.config.Place;

/**
 * One row of a table file.
 *
 * @param title whether it is one merged cell, as the title over a table is
 */
record SheetRow(Place place, List<SheetCell> cells, boolean title) {
    SheetRow {
        cells = List.copyOf(cells);
    }

    boolean blank() {
        return cells.stream().allMatch(SheetCell::blank);
    }

    /** The text of a cell; empty beyond the row's end. */
    String text(int index) {
        return index < cells.size() ? cells.get(index).text().strip() : "";
    }

    /** The last cell that holds something, counted from 1. */
    int width() {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).blank()) {
            width--;
        }
        return width;
    }
}
