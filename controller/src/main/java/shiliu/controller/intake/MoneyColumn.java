package shiliu.controller.intake;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a finance table that are summed, found by their headings. */
enum MoneyColumn {
    INCOME("收入"),
    SPENDING("支出"),
    BALANCE("结余");

    private final String chinese;

    MoneyColumn(String chinese) {
        this.chinese = chinese;
    }

    /** The field's name in {@code totals}, also the heading in English. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column under this heading; a unit in brackets does not matter: {@code 收入（元）}. */
    static Optional<MoneyColumn> headed(String heading) {
        String word = heading.replaceFirst("\\s*[(（].*", "").strip().toLowerCase(Locale.ROOT);
        for (MoneyColumn column : values()) {
            if (Set.of(column.chinese, column.field()).contains(word)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
