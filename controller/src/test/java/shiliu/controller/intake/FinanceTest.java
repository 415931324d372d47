package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Totals;

class FinanceTest {
    private static final String TABLE = "{columns: [项目, 收入, 支出, 结余], rows: [[a, 100.10, 0, 100.1], [b, '', 40, -40]]}";

    @Test
    void totalsThatAgreeAreKept() throws Exception {
        ReadPlaylist read = Samples.reader()
                .read(Samples.files(
                        "playlist: a\ntitle: b\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-11-01}\nitems:\n"
                                + item(TABLE, "{income: 100.1, spending: 40.00, balance: 60.10}")
                                        .indent(2),
                        Map.of()));
        Disclosure disclosure = (Disclosure) read.playlist().items().get(0);
        assertThat(disclosure.totals())
                .contains(new Totals(new BigDecimal("100.1"), new BigDecimal("40.00"), new BigDecimal("60.10")));
        assertThat(disclosure.table().rows().get(1)).containsExactly("b", "", "40", "-40");
    }

    /** Every single wrong figure is one problem, at that figure or at the total that it spoils. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {income: 101.10, spending: 40, balance: 60.10} | 11:22 intake.total-differs [income, 101.10, 100.10]
            {income: 100.10, spending: 41, balance: 60.10} | 11:40 intake.total-differs [spending, 41.00, 40.00]
            {income: 100.10, spending: 40, balance: 61.10} | 11:53 intake.balance-differs [61.10, 60.10]
            {income: 99.10, spending: 40, balance: 60.10}  | 11:22 intake.total-differs [income, 99.10, 100.10]
            {income: 100.10, spending: 39, balance: 60.10} | 11:40 intake.total-differs [spending, 39.00, 40.00]
            {income: 100.10, spending: 40, balance: 59.10} | 11:53 intake.balance-differs [59.10, 60.10]
            {income: 100.10, spending: 40}                 | 11:13 config.field-missing [balance]
            {income: 壹佰, spending: 40, balance: 60.10}   | 11:22 intake.not-money [壹佰]
            {income: 100.105, spending: 40, balance: 60.1} | 11:22 intake.not-money [100.105]
            """)
    void totalsThatDoNotAgreeAreRefused(String totals, String problem) {
        assertThat(problems(TABLE, totals)).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [项目, 收入, 支出] | [[a, 100, 约40]]           | 10:52 intake.not-money
            [项目, 收入, 支出] | [[a, 100, 40], [合计, 100, 40]] | 10:58 intake.total-row
            [项目, 收入（万元）, 支出] | [[a, 100, 40]]     | 10:27 intake.not-yuan
            [项目, 金额]       | [[a, 100]]                 | 11:22 intake.totals-alone
            [收入, 收入]       | [[100, 0]]                 | 10:27 intake.column-twice
            [项目, 收入]       | [[a, 100, 5]]              | 10:39 intake.row-cells
            [项目, 收入]       | []                         | 10:38 intake.list-length
            [项目, 收入]       | [a]                        | 10:39 config.want-list
            """)
    void tablesThatCannotBeSummedAreRefused(String columns, String rows, String problem) {
        String table = "{columns: " + columns + ", rows: " + rows + "}";
        assertThat(problems(table, "{income: 100, spending: 40, balance: 60}"))
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @Test
    void englishHeadingsUnitsAndGroupedAmountsAreSummed() {
        String table = "{columns: [Item, Income (yuan), Spending], rows: [[a, '48,600.00', '—']]}";
        assertThat(problems(table, "{income: 48600, spending: 0, balance: 48600}"))
                .isEmpty();
    }

    @Property(tries = 200, seed = "20261104")
    void sumsAreExactToTheFen(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -99_999_999, max = 99_999_999) Integer> fen) {
        BigDecimal sum = BigDecimal.ZERO;
        StringBuilder rows = new StringBuilder();
        for (int amount : fen) {
            BigDecimal yuan = BigDecimal.valueOf(amount, 2);
            sum = sum.add(yuan);
            rows.append("[").append(yuan).append("],");
        }
        String table = "{columns: [收入], rows: [" + rows + "]}";
        assertThat(problems(table, "{income: %s, spending: 0, balance: %s}".formatted(sum, sum)))
                .isEmpty();
        BigDecimal other = sum.add(new BigDecimal("0.01"));
        assertThat(problems(table, "{income: %s, spending: 0, balance: %s}".formatted(other, sum)))
                .hasSize(1);
        BigDecimal less = sum.subtract(new BigDecimal("0.01"));
        assertThat(problems(table, "{income: %s, spending: 0, balance: %s}".formatted(less, sum)))
                .hasSize(1);
    }

    private static List<String> problems(String table, String totals) {
        return Samples.problemsOfItems(item(table, totals)).stream()
                .map(p -> p.line() + ":" + p.column() + " " + p.code() + " "
                        + p.message().arguments())
                .toList();
    }

    private static String item(String table, String totals) {
        return """
                - kind: disclosure
                  column: finance
                  period: 2026-Q3
                  title: 收支
                  table: %s
                  totals: %s
                  approver: 居务监督委员会
                  posted: 2026-10-08
                  qr: HTTPS://E.AN/G7
                """.formatted(table, totals);
    }
}
