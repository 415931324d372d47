package shiliu.controller.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.config.ProblemsException;
import shiliu.player.config.Quote;
import shiliu.player.message.Message;

/** The rows of one sheet as people see them in Excel: formatted numbers, ISO days, the values that formulas gave. */
final class WorkbookSheet {
    private final String label;
    private final String name;
    private final SheetScan scan;
    private final Problems problems = new Problems();
    private final Map<Integer, TreeMap<Integer, SheetCell>> rows = new TreeMap<>();

    WorkbookSheet(String label, String name, SheetScan scan) {
        this.label = label;
        this.name = name;
        this.scan = scan;
    }

    /** Reads sheet {@code index} of a workbook that was looked through. */
    Sheet read(byte[] workbook, int index, boolean styles) throws ProblemsException {
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(styles, true));
                Stream<Row> stream = book.getSheet(index).orElseThrow().openStream()) {
            Iterator<Row> each = stream.iterator();
            while (each.hasNext()) {
                row(each.next(), book.isDate1904());
            }
        } catch (IOException | RuntimeException e) {
            // The library refuses what it does not know by whatever exception it meets.
            throw ProblemsException.of(
                    Place.whole(label), Message.of("intake.sheet-broken"), Message.of("intake.sheet-broken.do"));
        }
        scan.merged().forEach(this::spread);
        problems.refuse();
        return new Sheet(label, name, finished(), false);
    }

    private void row(Row row, boolean from1904) {
        TreeMap<Integer, SheetCell> cells = new TreeMap<>();
        row.stream().filter(Objects::nonNull).forEach(cell -> {
            SheetCell read = cell(cell, from1904);
            if (!read.blank()) {
                cells.put(cell.getColumnIndex(), read);
            }
        });
        if (cells.isEmpty()) {
            return;
        }
        if (row.isHidden()) {
            refuse(cells.firstEntry().getValue().place(), "intake.row-hidden");
        }
        cells.keySet().stream()
                .filter(scan::hides)
                .filter(column -> rows.values().stream().noneMatch(above -> above.containsKey(column)))
                .forEach(column ->
                        refuse(Objects.requireNonNull(cells.get(column)).place(), "intake.column-hidden"));
        row.stream()
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(cell -> rows.put(cell.getAddress().getRow(), cells));
    }

    private SheetCell cell(Cell cell, boolean from1904) {
        Place place = place(cell.getAddress().getRow(), cell.getColumnIndex());
        String raw = Objects.requireNonNullElse(cell.getRawValue(), "");
        Object value = cell.getValue();
        boolean formula = cell.getFormula() != null;
        if (formula && scan.unvalued(cell.getAddress().getRow(), cell.getColumnIndex())) {
            refuse(place, "intake.formula-no-value");
            return new SheetCell("", place, false);
        }
        if (cell.getType() == CellType.ERROR || (formula && raw.matches("#[A-Z0-9/?!]{2,12}"))) {
            refuse(place, "intake.cell-error", Quote.of(raw));
            return new SheetCell("", place, false);
        }
        if (value instanceof java.math.BigDecimal number) {
            int format = Objects.requireNonNullElse(cell.getDataFormatId(), 0);
            String pattern = Objects.requireNonNullElse(cell.getDataFormatString(), "");
            return new SheetCell(new CellNumber(number, format, pattern, from1904).text(), place, true);
        }
        if (value instanceof Boolean truth) {
            return new SheetCell(truth ? "TRUE" : "FALSE", place, false);
        }
        return new SheetCell(raw.replace("\r\n", "\n").strip(), place, false);
    }

    /** A text that was merged downwards stands in each of its rows; an amount cannot. */
    private void spread(CellRange range) {
        TreeMap<Integer, SheetCell> top = rows.getOrDefault(range.top(), new TreeMap<>());
        SheetCell cell = top.get(range.left());
        if (cell == null || range.bottom() == range.top()) {
            return;
        }
        if (cell.number()) {
            refuse(cell.place(), "intake.merged-amount", range);
            return;
        }
        rows.forEach((row, cells) -> {
            if (row > range.top() && row <= range.bottom()) {
                cells.putIfAbsent(range.left(), new SheetCell(cell.text(), place(row, range.left()), false));
            }
        });
    }

    private List<SheetRow> finished() {
        List<SheetRow> finished = new ArrayList<>();
        rows.forEach((row, cells) -> {
            List<SheetCell> filled = new ArrayList<>();
            for (int column = 0; column <= cells.lastKey(); column++) {
                filled.add(cells.getOrDefault(column, new SheetCell("", place(row, column), false)));
            }
            int first = cells.firstKey();
            boolean title = cells.size() == 1
                    && scan.merged().stream()
                            .anyMatch(range ->
                                    range.top() == row && range.left() == first && range.right() > range.left());
            finished.add(new SheetRow(place(row, first), filled, title));
        });
        return finished;
    }

    private Place place(int row, int column) {
        return Place.whole(label + "!" + CellRange.name(row, column));
    }

    private void refuse(Place place, String code, Object... arguments) {
        problems.add(place, Message.of(code, arguments), Message.of(code + ".do"));
    }
}
