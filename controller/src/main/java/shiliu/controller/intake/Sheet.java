package shiliu.controller.intake;

import java.util.List;
import shiliu.player.config.Place;

/**
 * The rows of a table file that hold something.
 *
 * @param label the file and, in a workbook, the sheet
 * @param counted whether each row has as many cells as were written (CSV), so that a missing one is a mistake
 */
record Sheet(String label, String name, List<SheetRow> rows, boolean counted) {
    Sheet {
        rows = List.copyOf(rows);
    }

    Place place() {
        return Place.whole(label);
    }
}
