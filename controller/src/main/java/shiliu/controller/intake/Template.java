package shiliu.controller.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shiliu.player.message.Messages;

/** Workbooks for staff to fill in: the table or list first, then the settings, then how it is done; good as they are. */
public enum Template {
    PARTY("template-party.tsv", "intake.template-table"),
    RESIDENTS("template-residents.tsv", "intake.template-table"),
    FINANCE("template-finance.tsv", "intake.template-finance"),
    LIST("template-list.tsv", "intake.template-list");

    private static final String HEADING = "FCE4D6";
    private static final int NARROWEST = 12;
    private static final int WIDEST = 48;

    private final String text;
    private final String howTo;

    Template(String text, String howTo) {
        this.text = text;
        this.howTo = howTo;
    }

    /** The bytes of an .xlsx, headings and explanations in the language of {@code messages}. */
    public byte[] write(Blank blank, Messages messages) {
        List<List<String>> lines = blank.text(text, "")
                .lines()
                .map(line ->
                        Arrays.stream(line.split("\t", -1)).map(blank::word).toList())
                .toList();
        int gap = lines.indexOf(List.of(""));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Shiliu", null)) {
            rows(
                    book.newWorksheet(blank.word(this == LIST ? "列表|list" : "表格|table")),
                    lines.subList(gap + 1, lines.size()));
            settings(book.newWorksheet(blank.word("播放单|playlist")), lines.subList(0, gap), blank);
            howTo(book.newWorksheet(blank.word("说明|how-to")), messages);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    private static void rows(Worksheet sheet, List<List<String>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            cells(sheet, row, rows.get(row));
        }
        int columns = rows.get(0).size();
        for (int column = 0; column < columns; column++) {
            int at = column;
            sheet.width(
                    column,
                    rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(NARROWEST));
        }
        sheet.range(0, 0, 0, columns - 1)
                .style()
                .bold()
                .fillColor(HEADING)
                .wrapText(true)
                .set();
        sheet.freezePane(0, 1);
    }

    private static void settings(Worksheet sheet, List<List<String>> rows, Blank blank) {
        for (int row = 0; row < rows.size(); row++) {
            String field = rows.get(row).get(0);
            String name = blank.chinese() ? SheetWords.SETTINGS.chinese(field) : field;
            cells(sheet, row, List.of(name, rows.get(row).get(1)));
        }
        sheet.range(0, 0, rows.size() - 1, 0).style().bold().fillColor(HEADING).set();
        sheet.width(0, NARROWEST + 4);
        sheet.width(1, WIDEST - 12);
        sheet.freezePane(1, 0);
    }

    private void howTo(Worksheet sheet, Messages messages) {
        List<String> lines = messages.text(howTo).lines().toList();
        for (int row = 0; row < lines.size(); row++) {
            sheet.value(row, 0, lines.get(row));
            sheet.style(row, 0).wrapText(true).set();
        }
        sheet.width(0, 90);
    }

    private static void cells(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (cell.matches("-?[0-9]+\\.[0-9]{2}")) {
                sheet.value(row, column, new BigDecimal(cell));
                sheet.style(row, column).format("0.00").set();
            } else if (cell.matches("[0-9]{1,4}")) {
                sheet.value(row, column, Integer.valueOf(cell));
            } else if (cell.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                sheet.value(row, column, LocalDate.parse(cell));
                sheet.style(row, column).format("yyyy-mm-dd").set();
            } else if (!cell.isEmpty()) {
                sheet.value(row, column, cell);
            }
        }
    }

    /** In digits; a Chinese character is two wide. */
    private static int width(String text) {
        int wide = text.codePoints().map(c -> c > 0x2E7F ? 2 : 1).sum();
        return Math.max(NARROWEST, Math.min(WIDEST, wide + 2));
    }
}
