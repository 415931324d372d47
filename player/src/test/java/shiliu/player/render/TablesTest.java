package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Table;
import shiliu.player.playlist.Totals;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;

class TablesTest {
    private static final Typesetter SETTER = new Typesetter(new FontSet());

    private static Account account(List<String> columns, List<List<String>> rows) {
        return Account.of(new Table(columns, rows), Optional.empty());
    }

    private static List<String> column(Account account, int column) {
        return account.records().stream().map(r -> r.cells().get(column)).toList();
    }

    @Test
    void amountsOfAColumnHaveTheSameDecimals() {
        List<List<String>> rows = List.of(
                List.of("停车费", "48600", "3", "约一半"),
                List.of("维护", "-6250.5", "12.5", "2"),
                List.of("保洁", "0.125", "", ""));
        Account account = account(List.of("项目", "收入", "次数", "支出"), rows);
        assertThat(column(account, 1)).containsExactly("48,600.000", "-6,250.500", "0.125");
        // Only amounts are filled up, and only where there are decimals.
        assertThat(column(account, 2)).containsExactly("3", "12.5", "");
        assertThat(column(account, 3)).containsExactly("约一半", "2", "");
    }

    @Test
    void amountsAboveATotalHaveItsDecimals() {
        Table table =
                new Table(List.of("项目", "收入", "支出", "结余"), List.of(List.of("停车费", "48600", "31250.5", "17349.5")));
        Totals totals = new Totals(new BigDecimal("48600"), new BigDecimal("31250.50"), new BigDecimal("17349.50"));
        Account account = Account.of(table, Optional.of(totals));
        assertThat(account.records().get(0).cells()).containsExactly("停车费", "48,600.00", "31,250.50", "17,349.50");
        assertThat(account.sum().orElseThrow().cells()).endsWith("48,600.00", "31,250.50", "17,349.50");
    }

    @Test
    void theRuleBelowAHeaderStandsFree() throws RenderException {
        Screen screen = Samples.screen("512x320", Colour.RGB);
        Frame page = new Renderer(new FontSet())
                .prepare(Samples.items().get("residents"), screen, Samples.MEDIA)
                .proofs()
                .get(0);
        int gold = Palette.of(Colour.RGB, Palette.Theme.RESIDENTS).accent();
        int rule = IntStream.range(0, 320)
                .filter(y -> page.pixel(100, y) == gold && page.pixel(400, y) == gold)
                .findFirst()
                .orElseThrow();
        assertThat(IntStream.range(0, 512).map(x -> page.pixel(x, rule - 1)).distinct())
                .hasSize(1);
        // Letters of the header above it.
        assertThat(IntStream.range(0, 512).map(x -> page.pixel(x, rule - 4)).distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void aLongTableIsSetAtTheSizesThatCountOnly() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(List.of("第" + i + "项公共设施维修", i + "00.00", "", i + "00.00"));
        }
        Account account = account(List.of("项目", "收入", "支出", "结余"), rows);
        Look look = new Look(Samples.screen("1920x1080", Colour.RGB), Palette.Theme.FINANCE);
        TableSetting table = TableSetting.of(SETTER, look, account, look.inner().width(), 600)
                .orElseThrow();
        // The largest, since none holds all on one page.
        assertThat(table.pen().px()).isEqualTo(Sizes.settable(look.body * 13 / 10));
        assertThat(table.rows()).hasSize(200);
        String first = table.rows().get(0).cells().stream()
                .map(cell -> String.join("|", cell))
                .collect(Collectors.joining(" "));
        assertThat(first).isEqualTo("第0项公共设施维修 000.00  000.00");
    }
}
