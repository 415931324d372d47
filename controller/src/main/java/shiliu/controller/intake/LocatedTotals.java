package shiliu.controller.intake;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import shiliu.player.config.Fields;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Totals;

/** The totals that a disclosure states, and where each stands. */
final class LocatedTotals {
    private final Map<MoneyColumn, Value> values = new EnumMap<>(MoneyColumn.class);
    private final Map<MoneyColumn, BigDecimal> amounts = new EnumMap<>(MoneyColumn.class);

    private LocatedTotals() {}

    /** Reads {@code income}, {@code spending} and {@code balance}, all three. */
    static LocatedTotals read(Fields fields) {
        LocatedTotals totals = new LocatedTotals();
        for (MoneyColumn column : MoneyColumn.values()) {
            fields.required(column.field()).ifPresent(value -> totals.put(column, value));
        }
        fields.done();
        return totals;
    }

    private void put(MoneyColumn column, Value value) {
        value.text()
                .ifPresent(text -> Money.read(text.strip())
                        .ifPresentOrElse(
                                amount -> {
                                    values.put(column, value);
                                    amounts.put(column, amount);
                                },
                                () -> value.refuse(
                                        Message.of("intake.not-money", Quote.of(text)),
                                        Message.of("intake.not-money.do"))));
    }

    Optional<BigDecimal> amount(MoneyColumn column) {
        return Optional.ofNullable(amounts.get(column));
    }

    Optional<Value> value(MoneyColumn column) {
        return Optional.ofNullable(values.get(column));
    }

    /** All three, if all three were read. */
    Optional<Totals> totals() {
        return amount(MoneyColumn.INCOME)
                .flatMap(income -> amount(MoneyColumn.SPENDING)
                        .flatMap(spending ->
                                amount(MoneyColumn.BALANCE).map(balance -> new Totals(income, spending, balance))));
    }
}
