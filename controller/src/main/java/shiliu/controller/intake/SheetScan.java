package shiliu.controller.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import shiliu.player.config.Place;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;

/**
 * A look through the XML of one sheet before the library reads it, because that believes every index and every letter of
 * a column; and what the library does not tell: merged cells and hidden columns.
 */
final class SheetScan {
    /** Titles, settings and headings above the rows, as many as anybody writes. */
    private static final int MOST_FILLED_ROWS = TableReader.MOST_ROWS + 40;

    private static final int MOST_FILLED_COLUMNS = 64;
    private static final int MOST_MERGED = 1000;
    private static final int LONGEST_NUMBER = 64;

    private final Place place;
    private final int strings;
    private final List<CellRange> merged = new ArrayList<>();
    private final Set<Integer> hidden = new HashSet<>();
    private final Set<String> unvalued = new HashSet<>();
    private int filledRows;
    private boolean rowFilled;
    private int row = -1;
    private int column;
    private boolean formula;
    private boolean valued;
    private String type = "";

    private SheetScan(Place place, int strings) {
        this.place = place;
        this.strings = strings;
    }

    /** Looks through a sheet of a workbook that has {@code strings} shared strings. */
    static SheetScan of(byte[] xml, Place place, int strings) throws XMLStreamException, ProblemsException {
        SheetScan scan = new SheetScan(place, strings);
        StrictXml.<ProblemsException>read(xml, scan::element);
        scan.endCell();
        return scan;
    }

    List<CellRange> merged() {
        return merged;
    }

    /** Whether a cell is a formula that was saved without what it gave; no text at all is a value too. */
    boolean unvalued(int row, int column) {
        return unvalued.contains(CellRange.name(row, column));
    }

    boolean hides(int index) {
        return hidden.contains(index);
    }

    private void element(XMLStreamReader element) throws XMLStreamException, ProblemsException {
        switch (element.getLocalName()) {
            case "col" -> columns(element);
            case "row" -> {
                endCell();
                rowFilled = false;
                row = whole(element, "r", row + 2) - 1;
                column = -1;
            }
            case "c" -> cell(element);
            case "f" -> {
                formula = true;
                filled();
            }
            case "v" -> value(element.getElementText());
            case "is" -> filled();
            case "mergeCell" -> merge(StrictXml.attribute(element, "ref"));
            default -> {}
        }
    }

    private void columns(XMLStreamReader element) throws XMLStreamException {
        if (Set.of("1", "true").contains(StrictXml.attribute(element, "hidden"))) {
            int last = Math.min(whole(element, "max", 1), MOST_FILLED_COLUMNS);
            for (int i = whole(element, "min", 1); i <= last; i++) {
                hidden.add(i - 1);
            }
        }
    }

    private void cell(XMLStreamReader element) throws XMLStreamException {
        endCell();
        String reference = StrictXml.attribute(element, "r");
        column = reference.isEmpty()
                ? column + 1
                : CellRange.of(reference)
                        .orElseThrow(() -> new XMLStreamException("cell"))
                        .left();
        type = StrictXml.attribute(element, "t");
        if (!StrictXml.attribute(element, "s").isEmpty()) {
            whole(element, "s", 0);
        }
        if (column >= CellRange.MOST_COLUMNS) {
            throw new XMLStreamException("column");
        }
    }

    private void endCell() {
        if (formula && !valued && !type.equals("str")) {
            unvalued.add(CellRange.name(row, column));
        }
        formula = false;
        valued = false;
    }

    private void value(String text) throws XMLStreamException, ProblemsException {
        if (text.isEmpty()) {
            return;
        }
        valued = true;
        if (type.equals("s") && (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) >= strings)) {
            throw new XMLStreamException("shared string");
        }
        if ((type.isEmpty() || type.equals("n")) && text.length() > LONGEST_NUMBER) {
            throw new XMLStreamException("number");
        }
        filled();
    }

    private void filled() throws ProblemsException {
        if (column >= MOST_FILLED_COLUMNS) {
            throw refusal("intake.table-wide", String.valueOf(TableReader.MOST_COLUMNS));
        }
        if (!rowFilled) {
            rowFilled = true;
            filledRows++;
        }
        if (filledRows > MOST_FILLED_ROWS) {
            throw refusal("intake.table-rows", String.valueOf(TableReader.MOST_ROWS));
        }
    }

    private void merge(String reference) throws XMLStreamException {
        if (merged.size() < MOST_MERGED) {
            merged.add(CellRange.of(reference).orElseThrow(() -> new XMLStreamException("range")));
        }
    }

    private static int whole(XMLStreamReader element, String name, int missing) throws XMLStreamException {
        String text = StrictXml.attribute(element, name);
        if (!text.matches("[0-9]{0,7}")) {
            throw new XMLStreamException(name);
        }
        return text.isEmpty() ? missing : Integer.parseInt(text);
    }

    private ProblemsException refusal(String code, Object... arguments) {
        return ProblemsException.of(place, Message.of(code, arguments), Message.of(code + ".do"));
    }
}
