package shiliu.controller.intake;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;

/**
 * Adds up the columns of a finance table and compares them with the totals that are stated beside it. One mistake gives
 * one problem: a wrong income is not told again as a wrong balance.
 */
final class Sums {
    private static final Set<String> NOTHING = Set.of("", "-", "—", "/");
    private static final Set<String> TOTAL_ROW = Set.of("合计", "总计", "小计", "共计", "total", "sum");

    private final LocatedTable table;
    private final Map<MoneyColumn, BigDecimal> sums = new EnumMap<>(MoneyColumn.class);
    private final Optional<BigDecimal> last;
    private boolean readable = true;

    private Sums(LocatedTable table) {
        this.table = table;
        this.last = Balances.of(table.table()).flatMap(Balances::carriedOn);
    }

    /** Refuses cells that are not amounts, and totals that do not add up. */
    static void check(LocatedTable table, Optional<LocatedTotals> totals) {
        Sums sums = new Sums(table);
        sums.refuseTotalRows();
        for (int i = 0; i < table.headings().size(); i++) {
            sums.add(i);
        }
        if (sums.readable) {
            totals.ifPresent(sums::compare);
        }
    }

    private void refuseTotalRows() {
        for (int i = 0; i < table.cells().size(); i++) {
            String first = table.table().rows().get(i).get(0);
            if (TOTAL_ROW.contains(first.toLowerCase(java.util.Locale.ROOT).replace(" ", ""))) {
                table.cells()
                        .get(i)
                        .get(0)
                        .refuse(Message.of("intake.total-row", Quote.of(first)), Message.of("intake.total-row.do"));
                readable = false;
            }
        }
    }

    private void add(int index) {
        String heading = table.table().columns().get(index);
        Optional<MoneyColumn> column = MoneyColumn.headed(heading);
        if (column.isEmpty()) {
            return;
        }
        if (heading.contains("万")) {
            table.headings()
                    .get(index)
                    .refuse(Message.of("intake.not-yuan", Quote.of(heading)), Message.of("intake.not-yuan.do"));
            readable = false;
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = 0; row < table.cells().size(); row++) {
            sum = sum.add(amount(
                    table.table().rows().get(row).get(index), table.cells().get(row), index));
        }
        sums.merge(column.get(), sum, BigDecimal::add);
    }

    private BigDecimal amount(String text, List<Value> row, int index) {
        if (NOTHING.contains(text)) {
            return BigDecimal.ZERO;
        }
        Optional<BigDecimal> amount = Money.read(text);
        if (amount.isEmpty()) {
            row.get(index).refuse(Message.of("intake.not-money", Quote.of(text)), Message.of("intake.not-money.do"));
            readable = false;
        }
        return amount.orElse(BigDecimal.ZERO);
    }

    private void compare(LocatedTotals totals) {
        if (sums.isEmpty()) {
            totals.value(MoneyColumn.INCOME)
                    .ifPresent(value ->
                            value.refuse(Message.of("intake.totals-alone"), Message.of("intake.totals-alone.do")));
            return;
        }
        compare(totals, MoneyColumn.INCOME);
        compare(totals, MoneyColumn.SPENDING);
        last.ifPresent(balance -> sums.put(MoneyColumn.BALANCE, balance));
        if (last.isPresent() || !refuseBalance(totals)) {
            compare(totals, MoneyColumn.BALANCE);
        }
    }

    private void compare(LocatedTotals totals, MoneyColumn column) {
        BigDecimal sum = sums.get(column);
        totals.amount(column)
                .filter(stated -> sum != null && stated.compareTo(sum) != 0)
                .ifPresent(stated -> totals.value(column)
                        .ifPresent(value -> value.refuse(
                                Message.of(
                                        "intake.total-differs",
                                        column.field(),
                                        Money.write(stated),
                                        Money.write(java.util.Objects.requireNonNull(sum))),
                                Message.of("intake.total-differs.do", Money.write(sum)))));
    }

    /** Balance must be income less spending, each taken from the table where it has such a column and carries nothing on. */
    private boolean refuseBalance(LocatedTotals totals) {
        Optional<BigDecimal> income = effective(totals, MoneyColumn.INCOME);
        Optional<BigDecimal> spending = effective(totals, MoneyColumn.SPENDING);
        Optional<BigDecimal> stated = totals.amount(MoneyColumn.BALANCE);
        if (income.isEmpty() || spending.isEmpty() || stated.isEmpty()) {
            return false;
        }
        BigDecimal due = income.get().subtract(spending.get());
        if (stated.get().compareTo(due) == 0) {
            return false;
        }
        totals.value(MoneyColumn.BALANCE)
                .ifPresent(value -> value.refuse(
                        Message.of("intake.balance-differs", Money.write(stated.get()), Money.write(due)),
                        Message.of("intake.total-differs.do", Money.write(due))));
        return true;
    }

    private Optional<BigDecimal> effective(LocatedTotals totals, MoneyColumn column) {
        BigDecimal sum = sums.get(column);
        return sum == null ? totals.amount(column) : Optional.of(sum);
    }
}
