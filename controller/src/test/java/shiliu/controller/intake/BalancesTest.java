package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.message.Messages;

/** Balances of a finance table: of their own rows, or carried on; else a warning. */
class BalancesTest {
    private static List<Warning> warnings(String column, String rows, String totals) throws Exception {
        String item = """
                - kind: disclosure
                  column: %s
                  period: 2026-Q3
                  title: 收支
                  table: {columns: [项目, 收入, 支出, 结余], rows: [%s]}
                  approver: 居务监督委员会
                  posted: 2026-10-08
                %s""".formatted(column, rows, totals);
        ReadPlaylist read = Samples.reader()
                .read(Samples.files(
                        "playlist: a\ntitle: b\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-11-01}\nitems:\n"
                                + item.indent(2),
                        Map.of()));
        return new Warnings(Words.NONE).of(read.playlist().items());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [a, 100, 40, 60], [b, 0, 10, -10]                        | each of its own row
            [a, 100, 40, 60], [b, 0, 10, 50], [c, 5.50, '', 55.50]   | carried on
            [上期结余, '', '', 500], [a, 100, 40, 560], [b, '', 60, 500] | carried on from what was brought forward
            [上期结余, 0, 0, 500], [a, 100, 40, 560]                 | the same with noughts
            [a, 100, 40, 60], [b, 0, 10, ''], [c, 0, 10, 40]         | a balance left out
            [a, 100, 40, ''], [b, 0, 10, '']                         | no balances
            """)
    void balancesThatGoOnOneWayAreGood(String rows, String why) throws Exception {
        assertThat(warnings("finance", rows, "")).as(why).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [a, 100, 40, 70]                                     | [1, a, 70.00, 60.00, 60.00]
            [a, 100, 40, 60], [b, 0, 10, 40]                     | [2, b, 40.00, -10.00, 50.00]
            [a, 100, 40, 60], [b, 0, 10, 50], [c, 0, 10, 45], [d, 0, 1, 0] | [3, c, 45.00, -10.00, 40.00]
            [a, 100, 40, 60], [b, 0, 10, 50], [c, 7, 0, 7]       | [3, c, 7.00, 7.00, 57.00]
            """)
    void theFirstRowThatFollowsNeitherWayIsNamed(String rows, String arguments) throws Exception {
        assertThat(warnings("finance", rows, "")).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("intake.warn-balance");
            assertThat(warning.message().arguments()).hasToString(arguments);
            assertThat(warning.text(Messages.in(Locale.CHINESE, "shiliu.controller.messages")))
                    .contains("第 " + arguments.charAt(1) + " 行")
                    .doesNotContain("{");
        });
        assertThat(warnings("residents", rows, "")).isEmpty();
    }

    @Test
    void aBalanceThatIsCarriedOnIsThatOfTheTotals() throws Exception {
        String rows = "[上期结余, '', '', 500], [a, 100, 40, 560], [b, '', 60, 500]";
        assertThat(warnings("finance", rows, "  totals: {income: 100, spending: 100, balance: 500}"))
                .isEmpty();
        assertThat(Samples.problemsOfItems("""
                - kind: disclosure
                  column: finance
                  period: 2026-Q3
                  title: 收支
                  table: {columns: [项目, 收入, 支出, 结余], rows: [%s]}
                  totals: {income: 100, spending: 100, balance: 0}
                  approver: 居务监督委员会
                  posted: 2026-10-08
                """.formatted(rows)))
                .extracting(p -> p.code() + " " + p.message().arguments())
                .containsExactly("intake.total-differs [balance, 0.00, 500.00]");
    }
}
