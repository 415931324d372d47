package shiliu.controller.intake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.ScheduleDraft;
import shiliu.controller.api.SlotRequest;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.SigningKey;
import shiliu.player.config.ProblemsException;
import shiliu.player.json.Json;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Validity;
import shiliu.player.render.Preview;
import shiliu.player.render.Videos;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Recurrence;
import shiliu.player.schedule.When;
import shiliu.protocols.driver.Frame;

/** What each parser is given before it is made bad: the sample playlists with all that lies beside them, and small ones. */
final class FuzzSeeds {
    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    private static final String CSV_LIST = "播放单,jinhui-list\n标题,金晖社区动态\n社区,jinhui\n开始,2026/11/1\n结束,2026/12/31\n"
            + "类型,标题,正文,日期,有效期至,停留秒\n动态,幸福食堂,热饭热菜。,2026/11/2,2026-11-30,12\n标语,,中华民族一家亲,,,\n";
    private static final String FEED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>连然街道</title>
            <item><title>口袋公园 &amp; 花园</title><description><![CDATA[<p>6亩公园&nbsp;建成。</p><b>来走走</b>&hellip;]]></description>
              <pubDate>Mon, 02 Nov 2026 20:30:00 GMT</pubDate></item>
            <item><title>幸福食堂</title><content:encoded>&lt;div&gt;热饭&lt;br/&gt;热菜&lt;/div&gt;</content:encoded></item>
            </channel></rss>
            """;

    private final Map<String, byte[]> media = new TreeMap<>();
    private final Map<FuzzedParser, List<byte[]>> seeds = new EnumMap<>(FuzzedParser.class);

    /** Makes films in {@code folder}, where this machine can. */
    FuzzSeeds(Path folder) throws Exception {
        for (FuzzedParser parser : FuzzedParser.values()) {
            seeds.put(parser, new ArrayList<>());
        }
        playlists(Samples.PLAYLISTS.resolve("good"));
        playlists(Samples.PLAYLISTS.resolve("bad"));
        tables();
        pictures();
        if (Videos.available()) {
            films(folder);
        }
        add(FuzzedParser.FEED, FEED.getBytes(StandardCharsets.UTF_8));
        documents();
    }

    /** Good ones; none where this machine lacks what makes them. */
    List<byte[]> of(FuzzedParser parser) {
        return seeds.get(parser);
    }

    /** Everything that lies beside the sample playlists, by its name. */
    Map<String, byte[]> media() {
        return media;
    }

    private void add(FuzzedParser parser, byte[] seed) {
        seeds.get(parser).add(seed);
    }

    private void playlists(Path folder) throws IOException, ProblemsException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            byte[] bytes = Files.readAllBytes(file);
            switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "yaml" -> {
                    add(FuzzedParser.YAML, bytes);
                    archive(file);
                }
                case "xlsx" -> add(FuzzedParser.XLSX_TABLE, bytes);
                case "csv" -> add(FuzzedParser.CSV_TABLE, bytes);
                case "png" -> add(FuzzedParser.PNG, bytes);
                case "jpg" -> add(FuzzedParser.JPEG, bytes);
                default -> {}
            }
            media.putIfAbsent(name, bytes);
        }
    }

    private void archive(Path document) throws ProblemsException {
        try {
            ReadPlaylist read = Samples.reader().read(PlaylistFiles.of(document));
            add(FuzzedParser.ZIP, PlaylistArchive.pack(PlaylistFiles.of(document), read.mediaNames()));
            add(FuzzedParser.JSON, Json.write(read.playlist()));
        } catch (ProblemsException e) {
            // one of the bad ones
        }
    }

    private void tables() {
        Messages words = Messages.in(Locale.CHINESE, "shiliu.controller.messages");
        for (Template template : Template.values()) {
            byte[] book = template.write(new Blank(true, "jinhui", LocalDate.of(2026, 11, 5)), words);
            add(FuzzedParser.XLSX_PLAYLIST, book);
            add(FuzzedParser.XLSX_TABLE, book);
        }
        add(
                FuzzedParser.XLSX_TABLE,
                Books.rows(new Object[] {"项目", "收入", "支出"}, new Object[] {"停车", 1200.5, 300}, new Object[] {
                    "合计", 1200.5, 300
                }));
        add(
                FuzzedParser.XLSX_TABLE,
                Books.raw(Books.sheet("<c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"2\"><v>2.5</v></c>")));
        add(FuzzedParser.CSV_TABLE, "项目,收入,支出\n停车,1200.50,\"3,00\"\n合计,1200.50,300\n".getBytes(StandardCharsets.UTF_8));
        add(FuzzedParser.CSV_PLAYLIST, CSV_LIST.getBytes(StandardCharsets.UTF_8));
        add(FuzzedParser.CSV_PLAYLIST, CSV_LIST.getBytes(java.nio.charset.Charset.forName("GB18030")));
        add(FuzzedParser.JSON_PLAYLIST, """
                {"playlist": "a", "title": "b", "community": "jinhui", "valid": {"from": "2026-11-01", "until": "2026-12-31"},
                 "items": [{"kind": "slogan", "text": "团结", "dwell": "5s"}, {"kind": "image", "file": "screen.png"}]}
                """.getBytes(StandardCharsets.UTF_8));
    }

    private void pictures() throws IOException {
        BufferedImage picture = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 48 * 32; i++) {
            picture.setRGB(i % 48, i / 48, i * 7919);
        }
        for (FuzzedParser parser : List.of(FuzzedParser.PNG, FuzzedParser.JPEG, FuzzedParser.GIF, FuzzedParser.BMP)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, parser.name().toLowerCase(Locale.ROOT), out);
            add(parser, out.toByteArray());
        }
        int[] white = new int[8 * 4];
        Arrays.fill(white, 0xFFFFFF);
        add(
                FuzzedParser.GIF,
                Preview.gif(
                        List.of(Frame.black(8, 4), Frame.of(8, 4, white)),
                        List.of(Duration.ofMillis(200), Duration.ofMillis(300))));
        add(FuzzedParser.WEBP, WEBP);
    }

    private void films(Path folder) throws Exception {
        for (FuzzedParser parser : List.of(FuzzedParser.MP4, FuzzedParser.MOV, FuzzedParser.MKV, FuzzedParser.AVI)) {
            String ending = parser.name().toLowerCase(Locale.ROOT);
            add(parser, made(folder.resolve("seed." + ending), "-t", "0.4", "-pix_fmt", "yuv420p"));
        }
        add(FuzzedParser.WEBP, made(folder.resolve("seed.webp"), "-frames:v", "1"));
        add(FuzzedParser.WEBP, made(folder.resolve("lossless.webp"), "-frames:v", "1", "-lossless", "1"));
    }

    private static byte[] made(Path file, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("ffmpeg", "-y", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x32:rate=10:duration=1"));
        command.addAll(List.of(options));
        command.add(file.toString());
        Process ffmpeg = new ProcessBuilder(command).inheritIO().start();
        if (!ffmpeg.waitFor(60, TimeUnit.SECONDS) || ffmpeg.exitValue() != 0) {
            throw new IOException("ffmpeg could not make " + file);
        }
        return Files.readAllBytes(file);
    }

    private void documents() {
        SlotRequest slot = new SlotRequest(
                Optional.of("s"),
                "a",
                List.of("#outdoor & @jinhui"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.of(1),
                Optional.of(2),
                Optional.of(3),
                Optional.of(4));
        LocalDate day = LocalDate.of(2026, 11, 5);
        Instant now = Instant.parse("2026-11-05T04:00:00Z");
        Order stop = new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.ALL,
                1,
                now,
                Optional.empty(),
                "演练",
                List.of(),
                Optional.empty());
        Envelope signed = Envelope.sign(DocumentType.ORDER, stop, List.of(SigningKey.generate()));
        for (Object document : List.of(
                slot,
                new ScheduleDraft(List.of(slot), List.of("b"), List.of("gate"), day, day),
                new NewPerson("li", "李", Set.of(AccountRole.EDITOR), "*"),
                new LoginRequest("ABCD-EFGH", "AAAA"),
                stop,
                signed,
                new OrderRequest(signed))) {
            add(FuzzedParser.JSON, Json.write(document));
        }
        add(FuzzedParser.JSON, Json.write(byRule()));
    }

    private static SlotRequest byRule() {
        Recurrence rule = new Recurrence(
                LocalDateTime.of(2026, 11, 1, 8, 0),
                "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5",
                Optional.of(Duration.ofHours(2)));
        Validity november = new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
        return new SlotRequest(
                Optional.empty(),
                "a",
                List.of("gate"),
                When.ALWAYS.by(rule).but(november),
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
    }
}
