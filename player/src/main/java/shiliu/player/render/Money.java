package shiliu.player.render;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts as people read them. */
final class Money {
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d,]*\\d(\\.\\d+)?\\s*[%元]?");

    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})*(\\.\\d{1,4})?");

    private Money() {}

    /** Whether a cell is a number and belongs at the right edge of its column. */
    static boolean number(String cell) {
        return cell.isEmpty() || NUMBER.matcher(cell).matches();
    }

    /** Whether a column holds amounts, by its heading. */
    static boolean column(String heading) {
        return heading.matches(".*(收入|支出|结余|余额|金额|合计|费用|元).*");
    }

    /** An amount with its thousands apart; anything else as it is. */
    static String grouped(String cell) {
        if (!AMOUNT.matcher(cell).matches()) {
            return cell;
        }
        int point = cell.indexOf('.');
        String whole = point < 0 ? cell : cell.substring(0, point);
        StringBuilder out = new StringBuilder(whole);
        int first = whole.startsWith("-") ? 1 : 0;
        for (int i = whole.length() - 3; i > first; i -= 3) {
            out.insert(i, ',');
        }
        return out + (point < 0 ? "" : cell.substring(point));
    }

    /** How many decimals a grouped amount has; 0 for what is none. */
    static int decimals(String cell) {
        int point = cell.indexOf('.');
        return point < 0 || !GROUPED.matcher(cell).matches() ? 0 : cell.length() - point - 1;
    }

    /** A grouped amount with that many decimals, if it has fewer; anything else as it is. */
    static String padded(String cell, int decimals) {
        int missing = decimals - decimals(cell);
        if (missing <= 0 || !GROUPED.matcher(cell).matches()) {
            return cell;
        }
        return cell + (cell.indexOf('.') < 0 ? "." : "") + "0".repeat(missing);
    }

    static String of(BigDecimal amount) {
        return grouped(amount.setScale(Math.max(2, amount.scale())).toPlainString());
    }
}
