package shiliu.controller.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shiliu.player.config.Problem;

/** Workbooks for the tests: written by a library, or part by part so that a test can lie in each. */
final class Books {
    private static final String TYPES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
            <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>\
            <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>\
            </Types>""";
    private static final String BOOK = """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
            <sheets><sheet name="收支" sheetId="1" r:id="rId1"/></sheets></workbook>""";
    private static final String LINKS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>""";
    private static final String STYLES = """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
            <numFmts count="1"><numFmt numFmtId="164" formatCode="_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * &quot;-&quot;??_ ;_ @_ "/></numFmts>\
            <cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="164"/></cellXfs></styleSheet>""";
    private static final String STRINGS = """
            <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
            <si><t>项目</t></si><si><t>收入</t></si></sst>""";

    private Books() {}

    static byte[] book(Map<String, Consumer<Worksheet>> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            sheets.forEach((name, write) -> write.accept(book.newWorksheet(name)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    static byte[] book(Consumer<Worksheet> sheet) {
        return book(Map.of("收支", sheet));
    }

    /** A sheet of these rows: text, numbers, nothing. */
    static byte[] rows(Object[]... rows) {
        return book(sheet -> write(sheet, rows));
    }

    static void write(Worksheet sheet, Object[]... rows) {
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                if (rows[r][c] instanceof Number number) {
                    sheet.value(r, c, number);
                } else if (rows[r][c] instanceof java.time.LocalDate day) {
                    sheet.value(r, c, day);
                    sheet.style(r, c).format("yyyy-mm-dd").set();
                } else if (rows[r][c] != null) {
                    sheet.value(r, c, rows[r][c].toString());
                }
            }
        }
    }

    /** A workbook of one sheet whose XML is {@code sheetData} and what follows it. */
    static byte[] raw(String sheetData) {
        return raw(Map.of(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + sheetData
                        + "</worksheet>"));
    }

    /** The parts of a small workbook, some of them replaced. */
    static byte[] raw(Map<String, String> replaced) {
        Map<String, String> parts = new TreeMap<>(Map.of(
                "[Content_Types].xml", TYPES,
                "xl/workbook.xml", BOOK,
                "xl/_rels/workbook.xml.rels", LINKS,
                "xl/styles.xml", STYLES,
                "xl/sharedStrings.xml", STRINGS));
        parts.putAll(replaced);
        ZipWriter zip = new ZipWriter();
        parts.forEach((name, xml) -> zip.add(new ZipWriter.Entry(name, xml.getBytes(StandardCharsets.UTF_8))));
        return zip.bytes();
    }

    /** A row of inline XML cells under the headings 项目 and 收入. */
    static String sheet(String cells) {
        return "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\">"
                + cells + "</row></sheetData>";
    }

    /** The problems of a residents' disclosure whose table is this file. */
    static List<Problem> problems(String name, byte[] bytes) {
        return Samples.problems(files("residents", name, bytes, ""));
    }

    static PlaylistFiles files(String column, String name, byte[] bytes, String more) {
        return Samples.files("""
                playlist: a
                title: 标题
                community: guangming
                valid: {from: 2026-11-01, until: 2026-12-31}
                items:
                  - kind: disclosure
                    column: %s
                    period: 2026-Q3
                    title: 停车收费收支
                    table: {file: %s}
                    approver: 居务监督委员会
                    posted: 2026-11-03
                """.formatted(column, name) + more, Map.of(name.replaceFirst(",.*", ""), bytes));
    }
}
