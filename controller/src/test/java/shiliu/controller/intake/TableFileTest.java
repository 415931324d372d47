package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.config.Problem;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Table;

/** Tables of workbooks and CSV files are read as people see them, and each mistake is named at its cell. */
class TableFileTest {
    private static final Object[][] PARKING = {
        {"项目", "收入", "支出", "结余"},
        {"临时停车", 21600, 0, 21600},
        {"包月停车", 27000, 0, 27000},
        {"道闸维护", 0, 8250.5, -8250.5},
        {"值守人员", 0, 23000, -23000},
    };
    private static final String TOTALS = "    totals: {income: 48600.00, spending: 31250.50, balance: 17349.50}\n";

    private static Table table(PlaylistFiles files) throws Exception {
        return ((Disclosure) Samples.reader().read(files).playlist().items().get(0)).table();
    }

    private static Table table(byte[] book) throws Exception {
        return table(Books.files("residents", "a.xlsx", book, ""));
    }

    private static List<String> said(List<Problem> problems) {
        return problems.stream().map(p -> p.place() + " " + p.code()).toList();
    }

    @Test
    void aFinanceTableIsReadAndItsFileIsSentAlong() throws Exception {
        PlaylistFiles files = Books.files("finance", "parking.xlsx", Books.rows(PARKING), TOTALS);
        ReadPlaylist read = Samples.reader().read(files);
        assertThat(read.mediaNames()).containsExactly("parking.xlsx");
        Table table = table(files);
        assertThat(table.columns()).containsExactly("项目", "收入", "支出", "结余");
        assertThat(table.rows()).hasSize(4).contains(List.of("道闸维护", "0", "8250.5", "-8250.5"));
        byte[] packed = PlaylistArchive.pack(files, read.mediaNames());
        assertThat(Samples.reader().read(PlaylistFiles.zip("a.zip", packed)).playlist())
                .isEqualTo(read.playlist());
    }

    @Test
    void totalsThatDifferAndAmountsThatAreNoneNameTheirPlaces() {
        Object[][] wrong = PARKING.clone();
        wrong[1] = new Object[] {"临时停车", "两万", 0, 21600};
        assertThat(said(Samples.problems(Books.files("finance", "parking.xlsx", Books.rows(wrong), TOTALS))))
                .containsExactly("parking.xlsx 收支!B2 intake.not-money");
        wrong[1] = new Object[] {"临时停车", 21000, 0, 21000};
        assertThat(said(Samples.problems(Books.files("finance", "parking.xlsx", Books.rows(wrong), TOTALS))))
                .containsExactly(
                        "playlist.yaml:13:22 intake.total-differs", "playlist.yaml:13:61 intake.balance-differs");
        wrong[1] = new Object[] {"合计", 21600, 0, 21600};
        assertThat(said(Samples.problems(Books.files("finance", "parking.xlsx", Books.rows(wrong), TOTALS))))
                .containsExactly("parking.xlsx 收支!A2 intake.total-row");
    }

    @Test
    void problemsStandInTheOrderOfTheSheet() {
        Object[][] wrong = new Object[12][];
        wrong[0] = new Object[] {"项目", "收入"};
        for (int i = 1; i < wrong.length; i++) {
            wrong[i] = new Object[] {"第" + i, i == 2 || i == 10 ? "无" : "1"};
        }
        assertThat(said(Samples.problems(Books.files("finance", "a.xlsx", Books.rows(wrong), ""))))
                .containsExactly("a.xlsx 收支!B3 intake.not-money", "a.xlsx 收支!B11 intake.not-money");
    }

    @Test
    void numbersAndDaysAreReadAsPeopleSeeThem() throws Exception {
        byte[] book = Books.book(sheet -> {
            Books.write(sheet, new Object[] {"日期", "金额", "比例", "和", "编号"}, new Object[] {
                LocalDate.of(2026, 10, 8), 1234567.5, 0.125, 0.1 + 0.2, "007"
            });
            sheet.style(1, 1).format("¥#,##0.00").set();
            sheet.style(1, 2).format("0.0%").set();
        });
        assertThat(table(book).rows()).containsExactly(List.of("2026-10-08", "1,234,567.50", "12.5%", "0.3", "007"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            48600     | 2  | 0.00                          | 48600.00
            12.345    | 2  | 0.00                          | 12.35
            -8250.5   | 164| #,##0.00_);(#,##0.00)         | -8,250.50
            0         | 164| 0.00;-0.00;"-"                | -
            46303     | 31 | ''                            | 2026-10-08
            46303.5   | 22 | m/d/yy h:mm                   | 2026-10-08 12:00
            0.75      | 20 | h:mm                          | 18:00
            46303     | 57 | yyyy"年"m"月"                 | 2026-10
            59        | 14 | mm-dd-yy                      | 1900-02-28
            61        | 14 | mm-dd-yy                      | 1900-03-01
            3         | 164| 0"元"                         | 3
            3.5       | 164| [Red]0.0#                     | 3.5
            7         | 49 | @                             | 7
            1E300     | 0  | General                       | 1E+300
            1E-300    | 0  | General                       | 0
            """)
    void eachFormatShowsWhatExcelShows(String value, int format, String pattern, String text) {
        assertThat(new CellNumber(new java.math.BigDecimal(value), format, pattern, false).text())
                .isEqualTo(text);
    }

    @Test
    void formulasGiveTheValueThatWasSavedWithThem() throws Exception {
        byte[] book = Books.raw(Books.sheet("<c r=\"A2\" t=\"str\"><f>\"停\"&amp;\"车\"</f><v>停车</v></c>"
                + "<c r=\"B2\" s=\"2\"><f>1+1</f><v>1234.5</v></c>"));
        assertThat(table(book).rows()).containsExactly(List.of("停车", "1,234.50"));
        assertThat(said(Books.problems("a.xlsx", Books.book(sheet -> {
                    Books.write(sheet, PARKING);
                    sheet.formula(4, 3, "B5-C5");
                }))))
                .containsExactly("a.xlsx 收支!D5 intake.formula-no-value");
        String empty = "<c r=\"A2\" t=\"str\"><f>IF(1,&quot;&quot;)</f><v></v></c>";
        assertThat(table(Books.raw(Books.sheet(empty + "<c r=\"B2\"><v>1</v></c>")))
                        .rows())
                .containsExactly(List.of("", "1"));
        assertThat(said(Books.problems("a.xlsx", Books.raw(Books.sheet(empty + "<c r=\"B2\"><f>1+1</f><v/></c>")))))
                .containsExactly("a.xlsx 收支!B2 intake.formula-no-value");
        assertThat(said(Books.problems(
                        "a.xlsx", Books.raw(Books.sheet("<c r=\"A2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")))))
                .containsExactly("a.xlsx 收支!A2 intake.cell-error");
    }

    @Test
    void aMergedTitleIsPassedOverAndMergedTextStandsInEachOfItsRows() throws Exception {
        byte[] book = Books.book(sheet -> {
            Books.write(
                    sheet,
                    new Object[] {"收费公示"},
                    new Object[] {null, "类别", "项目", "金额"},
                    new Object[] {null, "停车", "临时", 1},
                    new Object[] {null, null, "包月", 2},
                    new Object[] {});
            sheet.range(0, 0, 0, 3).merge();
            sheet.range(2, 1, 3, 1).merge();
            sheet.style(40, 9).bold().set();
        });
        assertThat(table(book))
                .isEqualTo(new Table(
                        List.of("类别", "项目", "金额"), List.of(List.of("停车", "临时", "1"), List.of("停车", "包月", "2"))));
        assertThat(said(Books.problems("a.xlsx", Books.book(sheet -> {
                    Books.write(sheet, PARKING);
                    sheet.range(1, 1, 2, 1).merge();
                }))))
                .containsExactly("a.xlsx 收支!B2 intake.merged-amount");
    }

    @Test
    void theFirstSheetThatPeopleSeeIsReadOrTheOneNamed() throws Exception {
        Map<String, Consumer<Worksheet>> sheets = new LinkedHashMap<>();
        sheets.put("旧", sheet -> {
            Books.write(sheet, new Object[] {"旧"}, new Object[] {"旧"});
            sheet.setVisibilityState(VisibilityState.HIDDEN);
        });
        sheets.put("一", sheet -> Books.write(sheet, new Object[] {"甲"}, new Object[] {"乙"}));
        sheets.put("二", sheet -> Books.write(sheet, new Object[] {"丙"}, new Object[] {"丁"}));
        byte[] book = Books.book(sheets);
        assertThat(table(book).columns()).containsExactly("甲");
        assertThat(table(Books.files("residents", "a.xlsx, sheet: 二", book, "")).columns())
                .containsExactly("丙");
        assertThat(said(Samples.problems(Books.files("residents", "a.xlsx, sheet: 旧", book, ""))))
                .containsExactly("a.xlsx intake.sheet-hidden");
        assertThat(said(Samples.problems(Books.files("residents", "a.xlsx, sheet: 三", book, ""))))
                .containsExactly("a.xlsx intake.sheet-missing");
    }

    @Test
    void whatIsHiddenOrStandsBesideTheTableIsRefusedAtItsCell() {
        assertThat(said(Books.problems("a.xlsx", Books.book(sheet -> {
                    Books.write(sheet, PARKING);
                    sheet.hideRow(2);
                    sheet.hideColumn(3);
                    sheet.value(1, 5, "备注");
                }))))
                .containsExactly("a.xlsx 收支!A3 intake.row-hidden", "a.xlsx 收支!D1 intake.column-hidden");
        assertThat(said(Books.problems("a.xlsx", Books.book(sheet -> {
                    Books.write(sheet, PARKING);
                    sheet.value(1, 5, "备注");
                }))))
                .containsExactly("a.xlsx 收支!F2 intake.cell-beside");
        assertThat(said(Books.problems("a.xlsx", Books.rows(new Object[] {"a", null, "b"}, new Object[] {"c"}))))
                .containsExactly("a.xlsx 收支!B1 intake.heading-empty");
    }

    @ParameterizedTest
    @CsvSource({"',',UTF-8", "';',GB18030", "',',GB18030", "';',UTF-8"})
    void csvIsReadInBothEncodingsWithEachSeparator(String separator, String charset) throws Exception {
        String text = "项目|收入\r\n\"停车|临时\"|\"1,200.00\"\r\n\r\n\"说\"\"好\"\"\"|-\r\n|\r\n".replace("|", separator);
        byte[] bytes = text.getBytes(Charset.forName(charset));
        List<List<String>> rows =
                table(Books.files("finance", "a.csv", bytes, "")).rows();
        assertThat(rows).containsExactly(List.of(("停车" + separator + "临时"), "1,200.00"), List.of("说\"好\"", "-"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            项目,收入\\n停车,1\\n道闸\\n             | a.csv!A3 intake.row-cells
            项目,收入\\n停车,1\\n道闸,2,3\\n         | a.csv!A3 intake.row-cells
            项目,收入\\n停车,1,,\\n\\n道闸,两\\n     | a.csv!B4 intake.not-money
            项目,收入\\n停车,"1\\n                   | a.csv!A2 intake.csv-quotes
            项目,\\n停车,1\\n                        | a.csv!A2 intake.row-cells
            项目,项目\\n停车,1\\n                    | a.csv!B1 intake.column-twice
            """)
    void mistakesInCsvNameTheirCell(String text, String problem) {
        byte[] bytes = ("\uFEFF" + text.replace("\\n", "\n")).getBytes(StandardCharsets.UTF_8);
        assertThat(said(Samples.problems(Books.files("finance", "a.csv", bytes, ""))))
                .containsExactly(problem);
    }

    @Test
    void csvPartedByTabsIsReadToo() throws Exception {
        byte[] bytes = "项目\t收入\n停车\t1,200.00\n".getBytes(StandardCharsets.UTF_8);
        assertThat(table(Books.files("finance", "a.csv", bytes, "")).rows()).containsExactly(List.of("停车", "1,200.00"));
    }

    @Test
    void theBadSampleNamesEachCell() throws Exception {
        assertThat(said(Samples.problems(PlaylistFiles.of(Samples.PLAYLISTS.resolve("bad/tables/amounts.yaml")))))
                .containsExactly("amounts.csv!B2 intake.not-money", "amounts.csv!C3 intake.not-money");
    }
}
