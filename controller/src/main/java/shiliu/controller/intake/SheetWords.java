package shiliu.controller.intake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people write over columns and beside settings in a sheet, in Chinese or English, and the fields that it means. Immutable. */
final class SheetWords {
    static final SheetWords SETTINGS = new SheetWords("""
            playlist: 播放单, 播放单编号, 编号
            title: 标题, 播放单标题
            community: 社区
            from: 开始, 开始日期, 有效期自
            until: 结束, 结束日期, 有效期至
            column: 栏目, 公开栏目
            heading: 公开标题, 表格标题
            period: 期间, 所属期间
            approver: 审核, 审核人, 审批
            posted: 公开日期, 公示日期
            shown-until: 公开至, 公示至
            qr: 二维码
            income: 收入合计
            spending: 支出合计
            balance: 结余合计
            """);
    static final SheetWords HEADINGS = new SheetWords("""
            kind: 类型, 种类
            title: 标题
            text: 正文, 内容, 文字
            date: 日期
            until: 有效期至, 播放至
            dwell: 停留秒, 停留, 停留时间
            enter: 进入方式
            image: 图片, 视频
            topic: 主题, 通知主题
            when: 时间
            where: 地点
            contact: 联系, 联系人, 联系方式, 联系电话
            qr: 二维码
            """);
    static final SheetWords KINDS = new SheetWords("""
            news: 新闻, 动态, 工作动态
            slogan: 标语, 口号
            notice: 通知, 公告
            image: 图片
            video: 视频
            clock: 时钟
            """);
    static final SheetWords TOPICS = new SheetWords("""
            notice: 通知, 公告
            menu: 菜单
            clinic: 义诊
            course: 课程, 培训
            fees: 收费, 缴费
            survey: 调查, 意见征集
            """);
    static final SheetWords ENTERS = new SheetWords("""
            cut: 直接, 切换
            fade: 渐变, 淡入
            wipe-left: 擦入, 向左擦入
            wipe-right: 向右擦入
            wipe-up: 向上擦入
            wipe-down: 向下擦入
            scroll-left: 移入, 左移, 向左移入
            scroll-right: 右移, 向右移入
            scroll-up: 上移, 向上移入
            scroll-down: 下移, 向下移入
            typewriter: 逐字, 打字
            """);
    static final SheetWords COLUMNS = new SheetWords("""
            party: 党务, 党务公开
            residents: 居务, 居务公开
            finance: 财务, 财务公开
            """);

    private static final Pattern DAY = Pattern.compile("([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> chinese = new LinkedHashMap<>();

    private SheetWords(String words) {
        words.lines().forEach(line -> {
            String field = line.substring(0, line.indexOf(':'));
            String[] names = line.substring(line.indexOf(':') + 1).strip().split(", ", -1);
            fields.put(field, field);
            chinese.put(field, names[0]);
            for (String name : names) {
                fields.put(name, field);
            }
        });
    }

    /** The field that a word means; a unit in brackets and a colon do not matter: {@code 停留（秒）}, {@code 社区：}. */
    Optional<String> field(String written) {
        String word = written.replaceFirst("\\s*[(（].*", "")
                .replaceFirst("[:：]$", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        return Optional.ofNullable(fields.get(word));
    }

    /** A word as somebody wrote it, without the colon after it. */
    static String bare(String written) {
        return written.strip().replaceFirst("\\s*[:：]$", "");
    }

    /** Whether somebody wrote in Chinese. */
    static boolean chinese(Stream<String> written) {
        return written.anyMatch(word -> word.codePoints().anyMatch(Character::isIdeographic));
    }

    /** How a field is called in Chinese. */
    String chinese(String field) {
        return chinese.getOrDefault(field, field);
    }

    /** Every word that is known. */
    Set<String> all() {
        return fields.keySet();
    }

    /** One word for each field, in one language. */
    Collection<String> known(boolean inChinese) {
        return inChinese ? chinese.values() : chinese.keySet();
    }

    /** A day as Excel writes it into CSV, in the way that playlists write it; other text as it is. */
    static String day(String written) {
        Matcher day = DAY.matcher(written.strip());
        return day.matches()
                ? "%s-%02d-%02d".formatted(day.group(1), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)))
                : written;
    }
}
