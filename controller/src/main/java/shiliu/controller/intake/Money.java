package shiliu.controller.intake;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts in yuan as people write them: {@code 48600}, {@code 48,600.00}, {@code -12.5}. */
final class Money {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,2})?");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3}){1,3}(\\.[0-9]{1,2})?");

    private Money() {}

    static Optional<BigDecimal> read(String text) {
        if (PLAIN.matcher(text).matches() || GROUPED.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(",", "")));
        }
        return Optional.empty();
    }

    /** With two decimals, no grouping. */
    static String write(BigDecimal amount) {
        return amount.setScale(2, java.math.RoundingMode.UNNECESSARY).toPlainString();
    }
}
