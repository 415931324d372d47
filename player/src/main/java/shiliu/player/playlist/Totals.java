package shiliu.player.playlist;

import java.math.BigDecimal;

/** What a finance disclosure states in sum, in yuan; intake compares it with the table. */
public record Totals(BigDecimal income, BigDecimal spending, BigDecimal balance) {}
