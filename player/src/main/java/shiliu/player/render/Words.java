package shiliu.player.render;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.playlist.Disclosure;

/** The words that templates add to what staff wrote. They stand on the wall for residents, so they are Chinese. */
final class Words {
    static final String SCAN = "扫码查看";
    static final String TOTAL = "合计";
    static final String INCOME = "收入";
    static final String SPENDING = "支出";
    static final String BALANCE = "结余";

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-?[Qq]([1-4])");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final String[] ORDINALS = {"一", "二", "三", "四"};

    private Words() {}

    static String heading(Disclosure.Column column) {
        return switch (column) {
            case PARTY -> "党务公开";
            case RESIDENTS -> "居务公开";
            case FINANCE -> "财务公开";
        };
    }

    /** {@code 2026-Q3} as 2026年第三季度, {@code 2026-10} as 2026年10月; anything else as it is. */
    static String period(String period) {
        Matcher quarter = QUARTER.matcher(period);
        if (quarter.matches()) {
            return quarter.group(1) + "年第" + ORDINALS[quarter.group(2).charAt(0) - '1'] + "季度";
        }
        Matcher month = MONTH.matcher(period);
        if (month.matches()) {
            return month.group(1) + "年" + Integer.parseInt(month.group(2)) + "月";
        }
        return YEAR.matcher(period).matches() ? period + "年" : period;
    }

    static String date(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    /** For lines of few characters. */
    static String shortDate(LocalDate date) {
        return date.toString();
    }

    static String approved(String approver) {
        return "审核：" + approver;
    }

    static String posted(LocalDate date) {
        return "公示：" + shortDate(date);
    }
}
