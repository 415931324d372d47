package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.controller.config.Communities;
import shiliu.controller.config.Community;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Slogan;

/** A whole playlist in one workbook or CSV file. */
class PlaylistSheetTest {
    private static final String SETTINGS = "播放单,jinhui-list\n标题,金晖社区动态\n社区,jinhui\n开始,2026/11/1\n结束,2026/12/31\n";
    private static final String LIST =
            SETTINGS + "类型,标题,正文,日期,有效期至,停留秒\n" + "动态,幸福食堂,热饭热菜。,2026/11/2,2026-11-30,12\n标语,,中华民族一家亲,,,\n";

    @TempDir
    Path folder;

    private Path file(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    private static Playlist read(Path file) throws Exception {
        return Samples.reader().read(PlaylistFiles.of(file)).playlist();
    }

    private List<String> problems(String csv) throws Exception {
        Path file = file("a.csv", csv.getBytes("UTF-8"));
        return said(file);
    }

    private List<String> said(Path file) throws Exception {
        return Samples.problems(PlaylistFiles.of(file)).stream()
                .map(p -> p.place().toString().substring(folder.toString().length() + 1) + " " + p.code())
                .toList();
    }

    private static void isTheList(Playlist playlist) {
        assertThat(playlist.id()).isEqualTo("jinhui-list");
        assertThat(playlist.valid().until()).isEqualTo(LocalDate.of(2026, 12, 31));
        News news = (News) playlist.items().get(0);
        assertThat(news.title() + news.text()).isEqualTo("幸福食堂热饭热菜。");
        assertThat(news.date()).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(news.airing().dwell()).contains(Duration.ofSeconds(12));
        assertThat(news.airing().until()).contains(LocalDate.of(2026, 11, 30));
        assertThat(((Slogan) playlist.items().get(1)).text()).isEqualTo("中华民族一家亲");
    }

    @Test
    void secondsAndWaysToComeInAsPeopleWriteThem() throws Exception {
        String list = SETTINGS + "类型,正文,停留秒,进入方式\n标语,民族团结,10秒,渐变\n标语,中华民族一家亲,8,逐字\n";
        Playlist playlist = read(file("a.csv", list.getBytes("UTF-8")));
        assertThat(playlist.items())
                .extracting(
                        item -> item.airing().dwell().orElseThrow().toSeconds(),
                        item -> item.airing().enter().orElseThrow())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(10L, shiliu.player.playlist.Enter.FADE),
                        org.assertj.core.groups.Tuple.tuple(8L, shiliu.player.playlist.Enter.TYPEWRITER));
    }

    @Test
    void noticesInAList() throws Exception {
        String list = SETTINGS + "类型,主题,标题,时间,地点,联系电话,二维码\n通知,义诊,免费义诊,周五上午,社区广场,12345,HTTPS://E.AN/F5\n时钟,,,,,,\n";
        Playlist playlist = read(file("a.csv", list.getBytes("UTF-8")));
        Notice notice = (Notice) playlist.items().get(0);
        assertThat(notice.topic()).isEqualTo(Notice.Topic.CLINIC);
        assertThat(notice.when()).contains("周五上午");
        assertThat(notice.where()).contains("社区广场");
        assertThat(notice.contact()).contains("12345");
        assertThat(notice.qr()).contains("HTTPS://E.AN/F5");
        assertThat(playlist.items().get(1).kind()).isEqualTo("clock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void aListInCsv(String charset) throws Exception {
        Path file = file("动态.csv", LIST.getBytes(Charset.forName(charset)));
        isTheList(read(file));
        isTheList(read(folder));
        PlaylistFiles files = PlaylistFiles.of(file);
        byte[] zip = PlaylistArchive.pack(files, Samples.reader().read(files).mediaNames());
        isTheList(Samples.reader().read(PlaylistFiles.zip("a.zip", zip)).playlist());
    }

    @Test
    void englishHeadingsInAnyOrder() throws Exception {
        isTheList(read(file("a.csv", """
                # a comment;
                Playlist: ;jinhui-list
                title;t
                community;jinhui
                from;2026-11-01
                until;2026-12-31
                Text;Kind;dwell (s);until;date;title
                热饭热菜。;news;12s;2026-11-30;2026年11月2日;幸福食堂
                中华民族一家亲;slogan;;;;
                """.getBytes("UTF-8"))));
    }

    @Test
    void aListInAWorkbookWithItsSettingsAboveOrOnASheetOfTheirOwn() throws Exception {
        Object[][] settings = {
            {"播放单", "jinhui-list"},
            {"标题", "金晖社区动态"},
            {"社区", "jinhui"},
            {"开始", LocalDate.of(2026, 11, 1)},
            {"结束", LocalDate.of(2026, 12, 31)},
        };
        Object[][] list = {
            {"类型", "标题", "正文", "日期", "有效期至", "停留秒"},
            {"动态", "幸福食堂", "热饭热菜。", LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 30), 12},
            {"标语", null, "中华民族一家亲"},
        };
        Object[][] all = java.util.stream.Stream.of(settings, list)
                .flatMap(java.util.Arrays::stream)
                .toArray(Object[][]::new);
        isTheList(read(file("a.xlsx", Books.rows(all))));
        Map<String, Consumer<Worksheet>> sheets = new LinkedHashMap<>();
        sheets.put("说明", sheet -> sheet.value(0, 0, "怎样填写"));
        sheets.put("列表", sheet -> Books.write(sheet, list));
        sheets.put("播放单", sheet -> Books.write(sheet, settings));
        isTheList(read(file("a.xlsx", Books.book(sheets))));
    }

    @Test
    void settingsThatNameAColumnMakeADisclosure() throws Exception {
        String settings = SETTINGS + "栏目,财务\n期间,2026-Q3\n公开标题,停车收支\n审核人,居务监督委员会\n公开日期,2026/11/3\n"
                + "收入合计,48600.00\n支出合计,31250.50\n结余合计,17349.50\n";
        Playlist playlist =
                read(file("a.csv", (settings + "项目,收入,支出\n停车,48600.00,0\n道闸,0,31250.50\n").getBytes("UTF-8")));
        Disclosure disclosure = (Disclosure) playlist.items().get(0);
        assertThat(disclosure.title()).isEqualTo("停车收支");
        assertThat(disclosure.table().rows()).hasSize(2);
        assertThat(disclosure.totals()).isPresent();
        assertThat(problems(settings + "项目,收入,支出\n停车,48600.00,0\n道闸,0,三万\n"))
                .containsExactly("a.csv!C16 intake.not-money");
        assertThat(problems(settings + "项目,收入,支出\n停车,48600.00,0\n道闸,0,1\n"))
                .containsExactly("a.csv!B12 intake.total-differs", "a.csv!B13 intake.balance-differs");
        assertThat(problems(settings)).containsExactly("a.csv intake.table-empty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            类型,标题,正文,日期\\n动态,食堂,,2026-11-02\\n           | a.csv!A7（第 1 条） intake.cell-missing
            类型,标题,正文,日期\\n标语,食堂,口号,\\n                 | a.csv!B7（第 1 条） intake.cell-unused
            类型,标题,正文,日期\\n动态,食堂,好,2026-11-31\\n         | a.csv!D7（第 1 条） config.date-impossible
            类型,标题,正文,日起\\n动态,食堂,好,2026-11-30\\n         | a.csv!D6 intake.list-heading-unknown
            类型,标题,正文,日期\\n口好,食堂,好,2026-11-30\\n         | a.csv!A7（第 1 条） config.word-unknown
            类型,正文,正文\\n标语,好,好\\n                           | a.csv!C6 intake.column-twice
            类型,正文\\n标语,好,还有\\n                              | a.csv!C7（第 1 条） intake.cell-beside
            标题,正文\\n标语,好\\n                                   | a.csv!A6 intake.list-headings
            编号,x\\n类型,正文\\n标语,好\\n                          | a.csv!A6 intake.list-headings
            类型,正文\\n                                             | a.csv intake.list-length
            """)
    void mistakesInAListNameTheirCell(String rows, String problem) throws Exception {
        assertThat(problems(SETTINGS + rows.replace("\\n", "\n"))).contains(problem);
    }

    /** What is said in Chinese of the first problem: the place, the sentence, the remedy. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            停留（秒） | 很久   | a.csv!C7（第 1 条）  “停留（秒）”不是时长：“很久”  →  写秒数，例如 10；从 1 到 600 秒
            进入方式   | 慢慢来 | a.csv!C7（第 1 条）  “进入方式”不能是“慢慢来”  →  可以写：直接、渐变、擦入
            播放至     | 下周   | a.csv!C7（第 1 条）  “播放至”不是日期：“下周”  →
            主题       | 义珍   | a.csv!C7（第 1 条）  “主题”不能是“义珍”  →  是不是想写“义诊”？可以写：通知、菜单、
            正文       | 𠮷野   | a.csv!B7（第 1 条）  “正文”里有字体没有的字：
            日期       | 昨天   | a.csv!C7（第 1 条）  这里用不上“日期”  →
            """)
    void aProblemSpeaksTheWordsOfTheSheet(String heading, String cell, String said) throws Exception {
        String list = switch (heading) {
            case "正文" -> "类型,正文\n标语," + cell;
            case "主题" -> "类型,标题,主题\n通知,免费义诊," + cell;
            default -> "类型,正文," + heading + "\n标语,好," + cell;
        };
        Path file = file("a.csv", (SETTINGS + list + "\n").getBytes("UTF-8"));
        assertThat(text(file)).startsWith(said);
    }

    private String text(Path file) throws ProblemsException {
        return Samples.problems(PlaylistFiles.of(file))
                .get(0)
                .text(Messages.in(Locale.CHINESE, "shiliu.controller.messages"))
                .substring(folder.toString().length() + 1);
    }

    @Test
    void aKindThatIsNotThereIsToldThoseThatAre() throws Exception {
        String list = SETTINGS + "类型,正文\n标语,好\n天气,晴\n";
        assertThat(text(file("a.csv", list.getBytes("UTF-8"))))
                .isEqualTo("a.csv!A8（第 2 条）  “类型”不能是“天气”  →  可以写：新闻、标语、通知、图片、视频、时钟");
        String english =
                "playlist,a\ntitle,b\ncommunity,jinhui\nfrom,2026-11-01\nuntil,2026-12-31\nkind,text\nweather,c\n";
        assertThat(text(file("a.csv", english.getBytes("UTF-8"))))
                .isEqualTo("a.csv!A7 (item 1)  “kind”不能是“weather”  →  可以写：news, slogan, notice, image, video, clock");
    }

    @Test
    void rowsAreCountedAsExcelCountsThem() throws Exception {
        String list = SETTINGS + "\n类型,标题,正文,日期\n动态,食堂,\"热饭\n热菜\",2026-11-02\n\n动态,食堂,,2026-11-02\n";
        assertThat(text(file("a.csv", list.getBytes("UTF-8")))).startsWith("a.csv!A10（第 2 条）  缺少“正文”");
    }

    @Test
    void warningsNameTheRowAndTheHeading() throws Exception {
        String list = SETTINGS + "类型,内容\n标语,好\n标语,请拨13812345678\n";
        ReadPlaylist read = Samples.reader().read(PlaylistFiles.of(file("a.csv", list.getBytes("UTF-8"))));
        List<Warning> warnings = new Warnings(Words.NONE).of(read.playlist().items());
        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(read.rows()
                                .place(warning)
                                .text(Messages.in(Locale.CHINESE, "shiliu.controller.messages")))
                        .contains("a.csv!A8  请留意：第 2 条（标语）的“内容”"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jinhui", "金晖社区", "金晖"})
    void communitiesGoByTheirNames(String name) throws Exception {
        Communities named = new Communities(List.of(new Community("jinhui", "金晖社区"), new Community("ninghu", "宁湖社区")));
        PlaylistReader reader = new PlaylistReader(named, c -> true, Preflight.NONE);
        Path file = file("a.csv", LIST.replace("社区,jinhui", "社区," + name).getBytes("UTF-8"));
        assertThat(reader.read(PlaylistFiles.of(file)).playlist().community()).isEqualTo("jinhui");
        Path other = file("b.csv", LIST.replace("社区,jinhui", "社区,和平里").getBytes("UTF-8"));
        assertThatThrownBy(() -> reader.read(PlaylistFiles.of(other)))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems()
                                        .get(0)
                                        .text(Messages.in(Locale.CHINESE, "shiliu.controller.messages")))
                                .endsWith("b.csv!B3  没有社区“和平里”  →  可以写：金晖社区 (jinhui), 宁湖社区 (ninghu)"));
    }

    @Test
    void settingsThatAreMissingOrUnknownAreNamed() throws Exception {
        Path file = file("a.csv", "类型,正文\n标语,好\n".getBytes("UTF-8"));
        assertThat(Samples.problems(PlaylistFiles.of(file)))
                .extracting(p -> p.code() + p.message().arguments())
                .containsExactly(
                        "intake.cell-missing[播放单]",
                        "intake.cell-missing[标题]",
                        "intake.cell-missing[社区]",
                        "intake.cell-missing[开始]",
                        "intake.cell-missing[结束]");
        Map<String, Consumer<Worksheet>> sheets = new LinkedHashMap<>();
        sheets.put("列表", sheet -> Books.write(sheet, new Object[] {"类型", "正文"}, new Object[] {"标语", "好"}));
        sheets.put("设置", sheet -> Books.write(sheet, new Object[] {"播放单", "a"}, new Object[] {"社去", "jinhui"}));
        assertThat(said(file("a.xlsx", Books.book(sheets)))).containsExactly("a.xlsx 设置!A2 intake.setting-unknown");
    }

    @Test
    void aWorkbookOfTheOldKindIsToldHowToBeSaved() throws Exception {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};
        assertThat(said(file("a.xls", old))).containsExactly("a.xls intake.workbook-old");
        assertThat(said(file("b.txt", LIST.getBytes("UTF-8")))).containsExactly("b.txt intake.workbook-is-csv");
    }

    @Test
    void aWorkbookBesideAPlaylistIsNoSecondPlaylist() throws Exception {
        file("list.csv", "x".getBytes("UTF-8"));
        Files.writeString(folder.resolve("playlist.json"), """
                {"playlist": "jinhui-list", "title": "t", "community": "jinhui",
                 "valid": {"from": "2026-11-01", "until": "2026-12-31"},
                 "items": [{"kind": "news", "title": "幸福食堂", "text": "热饭热菜。", "date": "2026-11-02",
                            "dwell": "12s", "until": "2026-11-30"},
                           {"kind": "slogan", "text": "中华民族一家亲"}]}
                """);
        isTheList(read(folder));
        assertThat(PlaylistFiles.of(folder).mediaNames()).containsExactly("list.csv");
    }
}
