package shiliu.controller.intake;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Table;

/**
 * How the balances of a finance table go on from row to row: each that of its own row (收入 − 支出), or each what is left
 * after it, carried on from the row before.
 */
final class Balances {
    private final Table table;
    private final Map<MoneyColumn, Integer> columns = new EnumMap<>(MoneyColumn.class);
    private Optional<Break> ofItsOwn = Optional.empty();
    private Optional<Break> carried = Optional.empty();
    private BigDecimal before = BigDecimal.ZERO;

    /**
     * The first row where both ways have failed.
     *
     * @param row counts from 0
     * @param alone what the balance would be of this row alone
     * @param carried what it would be with the row before
     */
    record Break(int row, BigDecimal stated, BigDecimal alone, BigDecimal carried) {}

    private Balances(Table table) {
        this.table = table;
    }

    /** Of a table in which each of the three columns stands once; a first row of nothing but a balance is what was brought forward. */
    static Optional<Balances> of(Table table) {
        Balances balances = new Balances(table);
        for (int i = 0; i < table.columns().size(); i++) {
            Optional<MoneyColumn> column = MoneyColumn.headed(table.columns().get(i));
            if (column.isPresent() && balances.columns.putIfAbsent(column.get(), i) != null) {
                return Optional.empty();
            }
        }
        if (balances.columns.size() < MoneyColumn.values().length) {
            return Optional.empty();
        }
        for (int row = 0; row < table.rows().size(); row++) {
            balances.look(row);
        }
        return Optional.of(balances);
    }

    /** Whether the table of this disclosure is one of money, and where its balances fail. */
    static Optional<Break> failing(Disclosure disclosure) {
        boolean money = disclosure.column() == Disclosure.Column.FINANCE
                || disclosure.totals().isPresent();
        return Optional.of(disclosure.table())
                .filter(table -> money)
                .flatMap(Balances::of)
                .flatMap(Balances::failing);
    }

    private void look(int row) {
        List<String> cells = table.rows().get(row);
        Optional<BigDecimal> stated = amount(cells, MoneyColumn.BALANCE);
        BigDecimal alone = orNothing(cells, MoneyColumn.INCOME).subtract(orNothing(cells, MoneyColumn.SPENDING));
        BigDecimal sum = before.add(alone);
        before = stated.orElse(sum);
        boolean broughtForward = row == 0 && alone.signum() == 0;
        if (stated.isEmpty() || broughtForward) {
            return;
        }
        Break here = new Break(row, stated.get(), alone, sum);
        if (ofItsOwn.isEmpty() && stated.get().compareTo(alone) != 0) {
            ofItsOwn = Optional.of(here);
        }
        if (carried.isEmpty() && stated.get().compareTo(sum) != 0) {
            carried = Optional.of(here);
        }
    }

    private BigDecimal orNothing(List<String> cells, MoneyColumn column) {
        return amount(cells, column).orElse(BigDecimal.ZERO);
    }

    private Optional<BigDecimal> amount(List<String> cells, MoneyColumn column) {
        return Optional.ofNullable(columns.get(column)).flatMap(index -> Money.read(cells.get(index)));
    }

    /** The row that ended the second of the two ways; none where one of them holds throughout. */
    Optional<Break> failing() {
        return ofItsOwn.flatMap(own -> carried.map(sum -> own.row() > sum.row() ? own : sum));
    }

    /** The last balance where each is carried on, which is that of the whole table; none where each is of its own row. */
    Optional<BigDecimal> carriedOn() {
        return ofItsOwn.isPresent() && carried.isEmpty() ? Optional.of(before) : Optional.empty();
    }
}
