package shiliu.controller.intake;

import java.util.ArrayList;
import java.util.List;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.message.Message;

/** The table of a sheet: the headings of its first row, and under them the rows. */
final class SheetTable {
    private final Sheet sheet;
    private final Problems problems;

    SheetTable(Sheet sheet, Problems problems) {
        this.sheet = sheet;
        this.problems = problems;
    }

    /** Writes {@code columns} and {@code rows}; whether the sheet has a table at all. */
    boolean write(SheetDocument document) {
        List<SheetRow> rows = new ArrayList<>(sheet.rows());
        while (rows.size() > 1 && rows.get(0).title()) {
            rows.remove(0);
        }
        if (rows.size() < 2) {
            refuse(sheet.place(), "intake.table-empty");
            return false;
        }
        SheetRow headings = rows.remove(0);
        int from = sheet.counted() ? 0 : first(headings);
        int width = headings.width();
        for (SheetCell heading : headings.cells().subList(from, width)) {
            if (heading.blank()) {
                refuse(heading.place(), "intake.heading-empty");
                return false;
            }
        }
        document.list("columns", headings.place());
        headings.cells().subList(from, width).forEach(cell -> document.text(cell.text(), cell.place()));
        document.endList().list("rows", sheet.place());
        for (SheetRow row : rows) {
            document.list(row.place());
            (sheet.counted() ? counted(row, width) : under(row, from, width))
                    .forEach(cell -> document.text(cell.text(), cell.place()));
            document.endList();
        }
        document.endList();
        return true;
    }

    private static int first(SheetRow headings) {
        int from = 0;
        while (headings.text(from).isEmpty()) {
            from++;
        }
        return from;
    }

    /** As written, without the empty ones beyond the last heading. */
    private static List<SheetCell> counted(SheetRow row, int width) {
        return row.cells().subList(0, Math.min(row.cells().size(), Math.max(width, row.width())));
    }

    /** One cell per heading; whatever stands beside them is refused. */
    private List<SheetCell> under(SheetRow row, int from, int width) {
        List<SheetCell> cells = new ArrayList<>();
        for (int i = 0; i < Math.max(width, row.cells().size()); i++) {
            boolean beside = i < from || i >= width;
            if (beside && !row.text(i).isEmpty()) {
                refuse(row.cells().get(i).place(), "intake.cell-beside");
            } else if (!beside) {
                cells.add(i < row.cells().size() ? row.cells().get(i) : new SheetCell("", row.place(), false));
            }
        }
        return cells;
    }

    private void refuse(Place place, String code) {
        problems.add(place, Message.of(code), Message.of(code + ".do"));
    }
}
