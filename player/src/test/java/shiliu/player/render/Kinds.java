package shiliu.player.render;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Award;
import shiliu.player.playlist.Clock;
import shiliu.player.playlist.Countdown;
import shiliu.player.playlist.Day;
import shiliu.player.playlist.Festival;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Listing;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Powers;
import shiliu.player.playlist.Resolution;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Table;

/** One item of each further kind, from what communities publish. */
final class Kinds {
    static final byte[] MOVING = moving();

    private Kinds() {}

    static Map<String, Item> items() {
        Map<String, Item> items = new LinkedHashMap<>();
        items.put("decision", decision());
        items.put("powers", powers());
        items.put("menu", menu());
        items.put("survey", survey());
        items.put("festival", festival(Optional.empty()));
        items.put("festival-photo", festival(Optional.of(Samples.media())));
        items.put("award", award());
        items.put("table", table());
        items.put("gif", gif());
        items.put("clock", new Clock(Airing.DEFAULT));
        items.put("countdown", new Countdown("距春节", Day.of(new Day.Lunar(1, 1)), Airing.DEFAULT));
        return items;
    }

    static Resolution decision() {
        return new Resolution(
                "老年互助食堂装修",
                List.of(
                        new Resolution.Step(Resolution.Stage.PROPOSE, LocalDate.of(2026, 9, 1), 7, 7, 7, 0, 0),
                        new Resolution.Step(Resolution.Stage.CONSULT, LocalDate.of(2026, 9, 4), 9, 8, 7, 0, 1),
                        new Resolution.Step(Resolution.Stage.DELIBERATE, LocalDate.of(2026, 9, 10), 86, 71, 66, 2, 3),
                        new Resolution.Step(Resolution.Stage.RESOLVE, LocalDate.of(2026, 9, 16), 53, 47, 44, 3, 0)),
                Optional.of(Resolution.Result.PASSED),
                List.of(
                        new Resolution.Announcement(Resolution.Subject.DECISION, LocalDate.of(2026, 9, 20)),
                        new Resolution.Announcement(Resolution.Subject.OUTCOME, LocalDate.of(2026, 11, 20))),
                Optional.of("HTTPS://E.AN/D3"),
                Airing.DEFAULT);
    }

    static Powers powers() {
        return new Powers(
                "惠民资金申报",
                List.of(
                        new Powers.Power(
                                "临时救助申请受理",
                                "民政专干",
                                List.of("居民提交申请和材料", "网格员入户核实", "居民代表评议", "公示七天后上报街道"),
                                List.of("优亲厚友", "收取任何费用")),
                        new Powers.Power("社区公章使用", "社区主任", List.of("填写用印登记", "两人在场盖章"), List.of("在空白纸上盖章"))),
                Optional.of("0871-6800 0000"),
                Optional.of("HTTPS://E.AN/P1"),
                Airing.DEFAULT);
    }

    static Notice menu() {
        return new Notice(
                Notice.Topic.MENU,
                "幸福食堂今日午餐",
                Optional.empty(),
                Optional.of("11:30—13:00"),
                Optional.of("大屯新区3栋底商"),
                Optional.empty(),
                Optional.of(new Table(
                        List.of("类别", "菜名"),
                        List.of(List.of("荤菜", "红烧肉、清蒸鱼、辣子鸡"), List.of("素菜", "炒青菜、麻婆豆腐、凉拌木耳"), List.of("汤", "番茄鸡蛋汤")))),
                Optional.empty(),
                Optional.empty(),
                Airing.DEFAULT);
    }

    static Notice survey() {
        return new Notice(
                Notice.Topic.SURVEY,
                "口袋公园改造听您的",
                Optional.of("六亩口袋公园要改成民族团结主题公园。座椅放哪里、种什么树，请扫码提意见，三分钟填完。"),
                Optional.of("11月30日前"),
                Optional.empty(),
                Optional.of("社区服务大厅2号窗口"),
                Optional.empty(),
                Optional.of("https://e.an/s/2026park"),
                Optional.empty(),
                Airing.DEFAULT);
    }

    static Festival festival(Optional<Media> image) {
        return new Festival(
                "火把节",
                LocalDate.of(2026, 8, 6),
                Optional.of("金晖社区祝各族居民节日快乐，今晚七点小区广场跳左脚舞。"),
                List.of(),
                image,
                Airing.DEFAULT);
    }

    static Award award() {
        return new Award(
                "民族团结示范户",
                "四组 杨家",
                "三代同堂，汉族彝族白族一家亲；十年照顾邻居孤寡老人，带头参加社区志愿服务。",
                Optional.of(LocalDate.of(2026, 9, 28)),
                Optional.of(Samples.media()),
                Airing.DEFAULT);
    }

    static Listing table() {
        return new Listing(
                "志愿服务积分榜",
                new Table(
                        List.of("姓名", "小组", "时长", "积分"),
                        List.of(
                                List.of("杨女士", "一组", "36小时", "180"),
                                List.of("李先生", "二组", "31小时", "155"),
                                List.of("普女士", "四组", "28小时", "140"),
                                List.of("段先生", "三组", "22小时", "110"),
                                List.of("马女士", "一组", "19小时", "95"))),
                Optional.of("积分可在爱心超市兑换生活用品"),
                Airing.DEFAULT);
    }

    static Picture gif() {
        Media media = new Media(Sha256.of(MOVING), "image/apng", 64, 32, MOVING.length, Optional.of(1200L));
        return new Picture(media, Picture.Fit.CONTAIN, Airing.DEFAULT);
    }

    static Alert alert() {
        return new Alert(
                Alert.Severity.RED,
                "暴雨",
                "未来三小时强降雨，请远离河道和低洼处",
                List.of("不要驾车涉水", "一楼住户转移贵重物品"),
                "连然街道办事处",
                Instant.parse("2026-07-20T08:00:00Z"),
                Instant.parse("2026-07-20T11:00:00Z"));
    }

    /** Six frames of a sun that rises. */
    private static byte[] moving() {
        List<byte[]> frames = new ArrayList<>();
        List<Integer> millis = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int[] rgb = new int[64 * 32];
            for (int y = 0; y < 32; y++) {
                for (int x = 0; x < 64; x++) {
                    int dx = x - 32;
                    int dy = y - (30 - 4 * i);
                    rgb[y * 64 + x] = dx * dx + dy * dy < 64 ? 0xFFD040 : y > 24 ? 0x206020 : 0x204080;
                }
            }
            frames.add(PngWriter.write(64, 32, rgb));
            millis.add(200);
        }
        return Apng.write(frames, millis);
    }
}
