package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Table;
import shiliu.player.playlist.Totals;

/** A disclosure's table made ready to be set: clean text, amounts grouped, the totals as a record of their own. */
record Account(List<String> columns, List<Boolean> numeric, List<Entry> records, Optional<Entry> sum) {
    /** One row: a name, and what stands under the other columns. */
    record Entry(List<String> columns, List<String> cells) {
        String name() {
            return cells.get(0);
        }

        /** The row said in one line: 停车费 收入 48,600.00 支出 0.00. */
        String sentence() {
            StringBuilder out = new StringBuilder(name());
            for (int i = 1; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    out.append(' ').append(columns.get(i)).append(' ').append(cells.get(i));
                }
            }
            return out.toString();
        }
    }

    static Account of(Disclosure disclosure) {
        return of(disclosure.table(), disclosure.totals());
    }

    static Account of(Table table, Optional<Totals> totals) {
        List<String> columns = table.columns().stream().map(Typesetter::clean).toList();
        Optional<Entry> sum = totals.map(t -> sum(columns, t));
        List<List<String>> cells =
                table.rows().stream().map(row -> cells(columns, row)).toList();
        List<Integer> decimals = IntStream.range(0, columns.size())
                .mapToObj(i -> decimals(columns, cells, sum, i))
                .toList();
        List<Entry> records = cells.stream()
                .map(row -> new Entry(columns, padded(columns, row, decimals)))
                .toList();
        List<Boolean> numeric = IntStream.range(0, columns.size())
                .mapToObj(i -> i > 0
                        && records.stream().allMatch(r -> Money.number(r.cells().get(i))))
                .toList();
        return new Account(columns, numeric, records, sum);
    }

    /** The most decimals of a column's amounts, the total below it included. */
    private static int decimals(List<String> columns, List<List<String>> rows, Optional<Entry> sum, int column) {
        int below = sum.filter(s -> s.columns().equals(columns))
                .map(s -> Money.decimals(s.cells().get(column)))
                .orElse(0);
        return Math.max(
                below,
                rows.stream()
                        .mapToInt(row -> Money.decimals(row.get(column)))
                        .max()
                        .orElse(0));
    }

    /** Amounts with as many decimals as their column has, so that their points stand below each other. */
    private static List<String> padded(List<String> columns, List<String> row, List<Integer> decimals) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> Money.column(columns.get(i)) ? Money.padded(row.get(i), decimals.get(i)) : row.get(i))
                .toList();
    }

    private static List<String> cells(List<String> columns, List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> {
                    String cell = Typesetter.clean(row.get(i)).replace('\n', ' ');
                    return Money.column(columns.get(i)) ? Money.grouped(cell) : cell;
                })
                .toList();
    }

    /** Under the table's own columns where it has all three, else under the totals' own names. */
    private static Entry sum(List<String> columns, Totals totals) {
        List<String> names = List.of(Words.INCOME, Words.SPENDING, Words.BALANCE);
        List<String> amounts =
                List.of(Money.of(totals.income()), Money.of(totals.spending()), Money.of(totals.balance()));
        if (!columns.subList(Math.min(1, columns.size()), columns.size()).containsAll(names)) {
            List<String> own = new ArrayList<>(List.of(""));
            own.addAll(names);
            List<String> cells = new ArrayList<>(List.of(Words.TOTAL));
            cells.addAll(amounts);
            return new Entry(own, cells);
        }
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            int at = names.indexOf(column);
            cells.add(cells.isEmpty() ? Words.TOTAL : at < 0 ? "" : amounts.get(at));
        }
        return new Entry(columns, cells);
    }

    /** Whether the totals stand under the table's own columns. */
    boolean sumInTable() {
        return sum.map(s -> s.columns().equals(columns)).orElse(false);
    }
}
