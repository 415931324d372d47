package shiliu.controller.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Table;
import shiliu.player.playlist.Totals;
import shiliu.player.render.FontSet;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Writing;

/** The updates that a screen sees in a day, as the player draws them; each round has words and numbers of its own. */
final class RealUpdates {
    static final String WORD = "a word of a slogan";
    static final String ALL_NEW = "all new";
    static final String ROW = "a table row";
    static final String PAGE = "next page";
    static final String TICK = "clock tick";
    static final List<String> NAMES = List.of(WORD, ROW, PAGE, TICK, ALL_NEW);

    private static final List<String> WORDS = List.of("和睦", "团结", "互助", "平安", "文明", "友爱", "勤俭", "诚信");
    private static final int RED = 0xFF0000;
    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);

    private final Renderer renderer = new Renderer(new FontSet());
    private final Screen screen;

    RealUpdates(Geometry geometry) {
        this.screen = new Screen(
                "bench",
                "bench",
                "bench",
                Set.of(),
                new Size(geometry.width(), geometry.height()),
                geometry.colour(),
                4.75,
                8,
                ZoneId.of("Asia/Shanghai"),
                Optional.empty());
    }

    /**
     * One picture after another.
     *
     * @param name what is measured; empty where it only leads to the next
     * @param content the picture, and the words where it is nothing but these
     */
    record Step(Optional<String> name, Content content) {
        static Step measured(String name, Content content) {
            return new Step(Optional.of(name), content);
        }

        static Step before(Content content) {
            return new Step(Optional.empty(), content);
        }
    }

    /** The way through all updates, from anything. */
    List<Step> round(int number) throws RenderException {
        List<Frame> news = pages(news(number));
        List<Frame> table = pages(finance(number, 0));
        List<Frame> corrected = pages(finance(number, 1));
        int row = 0;
        while (table.get(row).equals(corrected.get(row))) {
            row++;
        }
        List<Step> steps = new ArrayList<>();
        steps.add(Step.before(slogan(number)));
        steps.add(Step.measured(WORD, slogan(number + 1)));
        steps.add(Step.measured(ALL_NEW, Content.of(table.get(row))));
        steps.add(Step.measured(ROW, Content.of(corrected.get(row))));
        steps.add(Step.before(Content.of(news.get(0))));
        steps.add(Step.measured(PAGE, Content.of(news.get(1))));
        steps.add(Step.before(clock(number)));
        steps.add(Step.measured(TICK, clock(number + 1)));
        return steps;
    }

    private List<Frame> pages(Item item) throws RenderException {
        Rendition rendition = renderer.prepare(item, screen, media -> {
                    throw new IOException("no pictures here");
                })
                .stills();
        List<Frame> pages = new ArrayList<>();
        Optional<Duration> at = Optional.of(Duration.ZERO);
        while (at.isPresent()) {
            pages.add(rendition.at(at.get()));
            at = rendition.nextChange(at.get());
        }
        return pages;
    }

    private Content slogan(int number) throws RenderException {
        String word = WORDS.get(number % WORDS.size());
        return words("邻里" + word + "一家亲", new Writing(List.of("邻里" + word, "一家亲"), 24, RED, Writing.Motion.STILL));
    }

    private Content clock(int number) throws RenderException {
        String time = String.format(Locale.ROOT, "12:%02d", 34 + number);
        return words(time, new Writing(List.of(time), 32, RED, Writing.Motion.STILL));
    }

    private Content words(String text, Writing writing) throws RenderException {
        return Content.of(pages(new Slogan(text, List.of(), Airing.DEFAULT)).get(0), writing);
    }

    private static Item news(int number) {
        return new News(
                "社区志愿者走访独居老人",
                "第" + (number + 1) + "小组上午走访了十二户独居老人，检查了燃气和电路，送去了降压药和新鲜蔬菜，" + "并登记了需要维修的门窗，物业将于本周内逐户上门处理。",
                DAY,
                Optional.empty(),
                Airing.DEFAULT);
    }

    /** Three bookings; {@code more} is what the second costs more than before. */
    private static Item finance(int number, int more) {
        int spent = 1200 + 37 * number + 50 * more;
        List<List<String>> rows = List.of(
                List.of("场地租金", "3600.00", ""), List.of("楼道照明维修", "", spent + ".00"), List.of("绿化养护", "", "800.00"));
        BigDecimal spending = BigDecimal.valueOf(spent + 800L);
        return new Disclosure(
                Disclosure.Column.FINANCE,
                "2026-Q3",
                "三季度收支",
                new Table(List.of("项目", "收入", "支出"), rows),
                Optional.of(new Totals(
                        BigDecimal.valueOf(3600),
                        spending,
                        BigDecimal.valueOf(3600).subtract(spending))),
                "居务监督委员会",
                DAY,
                Optional.empty(),
                Airing.DEFAULT);
    }
}
