package shiliu.player.render;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Table;
import shiliu.player.playlist.Totals;
import shiliu.player.playlist.Translation;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/** Items and screens to lay out. */
final class Samples {
    private Samples() {}

    /** Words in the scripts of Yunnan's neighbours and peoples, by language. */
    static final Map<String, String> SCRIPTS = scripts();

    private static Map<String, String> scripts() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("tdd", "ᥖᥭᥰ ᥘᥫᥴ");
        scripts.put("khb", "ᦑᦺ ᦟᦹᧉ");
        scripts.put("lis", "ꓡꓲ-ꓢꓴ");
        scripts.put("bo", "མི་རིགས་མཐུན་སྒྲིལ།");
        scripts.put("mn", "ᠮᠣᠩᠭᠣᠯ ᠦᠨᠳᠦᠰᠦᠲᠡᠨ");
        scripts.put("hmd", "𖼀𖽡 𖼐𖽔");
        return scripts;
    }

    static final byte[] PHOTO = photo();
    static final MediaSource MEDIA = media -> media.type().equals("image/apng") ? Kinds.MOVING : PHOTO;

    static Screen screen(String size, Colour colour) {
        boolean large = Size.parse(size).width() > 600;
        return new Screen(
                "test",
                "试",
                "guangming",
                Set.of(),
                Size.parse(size),
                colour,
                large ? 4 : 10,
                large ? 20 : 15,
                ZoneId.of("Asia/Shanghai"),
                Optional.empty());
    }

    /** Six shapes in three colours. */
    static Map<String, Screen> screens() {
        Map<String, Screen> screens = new LinkedHashMap<>();
        for (String size : List.of("128x16", "128x64", "256x128", "1920x1080", "320x640", "32x128")) {
            for (Colour colour : Colour.values()) {
                screens.put(size + "-" + colour.name().toLowerCase(java.util.Locale.ROOT), screen(size, colour));
            }
        }
        screens.put("128x32-mono", screen("128x32", Colour.MONO));
        screens.put("256x96-dual", screen("256x96", Colour.DUAL));
        screens.put("512x320-rgb", screen("512x320", Colour.RGB));
        return screens;
    }

    static Airing enter(Enter enter) {
        return new Airing(Optional.empty(), Optional.of(enter), Optional.empty());
    }

    static Map<String, Item> items() {
        Map<String, Item> items = new LinkedHashMap<>();
        items.put("slogan", new Slogan("铸牢中华民族共同体意识", List.of(), Airing.DEFAULT));
        items.put("couplet", new Slogan("民族团结一家亲，同心共筑中国梦", List.of(), enter(Enter.CUT)));
        items.put("yi", new Slogan("中华民族一家亲", List.of(new Translation("ii", "ꆈꌠ")), Airing.DEFAULT));
        SCRIPTS.forEach((lang, text) -> items.put(
                "script-" + lang, new Slogan("民族团结一家亲", List.of(new Translation(lang, text)), enter(Enter.CUT))));
        items.put("run", new Slogan("像石榴籽一样紧紧抱在一起", List.of(new Translation("ii", "ꆈꌠ")), enter(Enter.SCROLL_LEFT)));
        items.put("news", news());
        items.put(
                "long",
                new News(
                        "幸福食堂开业，老人家门口吃上热乎饭",
                        "3月8日，大屯新区幸福食堂开门迎客。食堂为辖区老年人提供三荤三素一汤，每餐5元。\n志愿者每天为行动不便的老人送餐上门。社区干部说：“饭菜要热，价格要低，服务要暖。”食堂每天公示菜单和价格，居民可以提意见。\n今后，社区还将开设面点、缝纫、茶艺等技能课程，欢迎居民到服务大厅报名。",
                        LocalDate.of(2026, 3, 8),
                        Optional.empty(),
                        Airing.DEFAULT));
        items.put("finance", finance());
        items.put(
                "residents",
                new Disclosure(
                        Disclosure.Column.RESIDENTS,
                        "2026-10",
                        "老旧小区修缮进度",
                        new Table(
                                List.of("项目", "进度", "负责人员", "预计完成"),
                                List.of(
                                        List.of("一单元楼道粉刷及照明更换", "已完成", "居民小组长", "2026-10-15"),
                                        List.of("雨污管网疏通", "进行中", "网格员", "2026-11-20"),
                                        List.of("停车位重新划线与无障碍通道改造", "待开工", "居民议事会", "2026-12-10"))),
                        Optional.empty(),
                        "居务监督委员会",
                        LocalDate.of(2026, 10, 8),
                        Optional.empty(),
                        Airing.DEFAULT));
        items.put("photo", new Picture(media(), Picture.Fit.CONTAIN, Airing.DEFAULT));
        items.put("cover", new Picture(media(), Picture.Fit.COVER, Airing.DEFAULT));
        items.putAll(Kinds.items());
        return items;
    }

    static News news() {
        return new News(
                "光明社区户外大屏上线",
                "7月28日，光明社区户外大屏正式启用，滚动播放社区工作动态、便民通知和党务、居务、财务公开内容。居民在家门口就能看清账目，也可以扫码查看。",
                LocalDate.of(2021, 7, 28),
                Optional.of(media()),
                Airing.DEFAULT);
    }

    static Disclosure finance() {
        return new Disclosure(
                Disclosure.Column.FINANCE,
                "2026-Q3",
                "连然新村停车收费收支",
                new Table(
                        List.of("项目", "收入", "支出", "结余"),
                        List.of(
                                List.of("临时停车费", "18600.00", "0.00", "18600.00"),
                                List.of("月租停车费", "30000.00", "0.00", "30000.00"),
                                List.of("道闸维护", "0.00", "6250.50", "-6250.50"),
                                List.of("保洁与照明", "0.00", "9000.00", "-9000.00"),
                                List.of("值守人员补助", "0.00", "16000.00", "-16000.00"))),
                Optional.of(
                        new Totals(new BigDecimal("48600.00"), new BigDecimal("31250.50"), new BigDecimal("17349.50"))),
                "居务监督委员会",
                LocalDate.of(2026, 10, 8),
                Optional.of("HTTPS://E.AN/G7"),
                Airing.DEFAULT);
    }

    static Media media() {
        return new Media(Sha256.of(PHOTO), "image/png", 640, 480, PHOTO.length);
    }

    /** A scene of sky, hills, a sun and a white house, in plain arithmetic. */
    private static byte[] photo() {
        int width = 640;
        int height = 480;
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sky = 0x3060B0 + (y / 4) * 0x010100;
                int hill = 230 + ((x - 200) * (x - 200)) / 900;
                int colour = y > hill ? 0x206020 + (y - hill) / 8 * 0x010200 : sky;
                if ((x - 500) * (x - 500) + (y - 100) * (y - 100) < 2500) {
                    colour = 0xFFD040;
                }
                if (x > 380 && x < 540 && y > 280 && y < 420) {
                    colour = x > 440 && x < 480 && y > 340 ? 0x803020 : 0xF0EEE0;
                }
                if (y > 230 && y <= 280 && Math.abs(x - 460) < (y - 230) * 2) {
                    colour = 0xB03020;
                }
                rgb[y * width + x] = colour;
            }
        }
        return PngWriter.write(width, height, rgb);
    }
}
