package shiliu.player.render;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Resolution;

/** The words that templates add to what staff wrote. They stand on the wall for residents, so they are Chinese. */
final class Words {
    static final String SCAN = "扫码查看";
    static final String TOTAL = "合计";
    static final String INCOME = "收入";
    static final String SPENDING = "支出";
    static final String BALANCE = "结余";
    static final String DECISION = "四议两公开";
    static final String POWERS = "小微权力清单";
    static final String AWARD = "光荣榜";
    static final String TABLE = "公示";
    static final String WHEN = "时间";
    static final String WHERE = "地点";
    static final String CONTACT = "联系";
    static final String HOLDER = "责任人";
    static final String FORBIDDEN = "不准";
    static final String SUPERVISION = "监督";
    static final String RESULT = "结果";
    static final String IN_PROGRESS = "进行中";
    static final String YES = "赞成";
    static final String NO = "反对";
    static final String ABSTAIN = "弃权";
    static final String LUNAR = "农历";

    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
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

    static String topic(Notice.Topic topic) {
        return switch (topic) {
            case NOTICE -> "便民通知";
            case MENU -> "今日菜单";
            case CLINIC -> "健康义诊";
            case COURSE -> "课程报名";
            case FEES -> "收费公示";
            case SURVEY -> "民意征集";
        };
    }

    static String stage(Resolution.Stage stage) {
        return switch (stage) {
            case PROPOSE -> "党组织提议";
            case CONSULT -> "两委会商议";
            case DELIBERATE -> "党员大会审议";
            case RESOLVE -> "居民代表会议决议";
        };
    }

    static String result(Resolution.Result result) {
        return switch (result) {
            case PASSED -> "通过";
            case REJECTED -> "未通过";
        };
    }

    static String announcement(Resolution.Subject subject) {
        return switch (subject) {
            case DECISION -> "决议公开";
            case OUTCOME -> "实施结果公开";
        };
    }

    static String severity(Alert.Severity severity) {
        return switch (severity) {
            case RED -> "红色预警";
            case ORANGE -> "橙色预警";
            case YELLOW -> "黄色预警";
            case BLUE -> "蓝色预警";
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

    /** The same in fewer characters: the first that is narrow enough is taken. */
    static List<String> shorter(String text) {
        Matcher dated = DAY.matcher(text);
        if (dated.matches()) {
            String day = Integer.parseInt(dated.group(2)) + "月" + Integer.parseInt(dated.group(3)) + "日";
            String slim = Integer.parseInt(dated.group(2)) + "-" + Integer.parseInt(dated.group(3));
            return List.of(text, day, slim);
        }
        String withoutYear = text.replaceFirst("^\\d{4}年(第)?", "");
        String withoutOpen = text.replace("公开", "");
        return List.of(text, withoutYear, withoutOpen);
    }

    static String approved(String approver) {
        return "审核：" + approver;
    }

    static String posted(LocalDate date) {
        return "公示：" + shortDate(date);
    }
}
