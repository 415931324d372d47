package shiliu.controller.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Video;
import shiliu.player.render.FontSet;
import shiliu.player.render.Pictures;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.render.Videos;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;

/**
 * What it costs to draw: frames of a marquee, pages of text, a code, a dithered photo, a film; beside each a plain copy of as
 * many pixels in the same rounds. CPU time of the thread; of a film that of its process too.
 */
final class RenderBench {
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Renderer renderer = new Renderer(new FontSet());
    private long left;

    private RenderBench() {}

    static void run() throws Exception {
        RenderBench bench = new RenderBench();
        bench.cold();
        Figures.print("%-34s %12s %12s %8s", "", "each/s", "copies/s", "times");
        bench.marquees();
        bench.pages();
        bench.photos();
        bench.film();
        Figures.print("(%s, %d)", Figures.load(), bench.left & 1);
    }

    private static Screen screen(String size, Colour colour) {
        Size parsed = Size.parse(size);
        return new Screen(
                "bench",
                "屏",
                "guangming",
                Set.of(),
                parsed,
                colour,
                parsed.width() > 600 ? 4 : 10,
                15,
                ZoneId.of("Asia/Shanghai"),
                Optional.empty());
    }

    private static News news(int turn) {
        String text = "社区户外大屏滚动播放工作动态、便民通知和公开内容，居民在家门口就能看清账目，也可以扫码查看。".repeat(4);
        return new News("第" + turn + "期居民议事会召开", text, LocalDate.of(2026, 11, 9), Optional.empty(), Airing.DEFAULT);
    }

    /** The first page of all: fonts unread, nothing drawn before, classes not loaded. */
    private void cold() throws RenderException {
        long begun = System.nanoTime();
        Screen screen = screen("1920x1080", Colour.RGB);
        Frame first = new Renderer(new FontSet())
                .prepare(news(0), screen, media -> new byte[0])
                .at(Duration.ZERO);
        left += first.pixel(5, 5);
        Figures.print("first page of Chinese text, 1920x1080: %d ms", (System.nanoTime() - begun) / 1_000_000);
    }

    private void marquees() throws RenderException {
        Airing runs = new Airing(Optional.of(Duration.ofMinutes(10)), Optional.of(Enter.SCROLL_LEFT), Optional.empty());
        Item slogan = new Slogan("像石榴籽一样紧紧抱在一起，铸牢中华民族共同体意识", List.of(), runs);
        for (String size : List.of("64x32", "256x128", "1920x1080")) {
            Screen screen = screen(size, Colour.RGB);
            Rendition rendition = renderer.prepare(slogan, screen, media -> new byte[0]);
            Duration[] at = {Duration.ZERO};
            compare("marquee " + size, screen, () -> {
                left += rendition.at(at[0]).pixel(3, 3);
                at[0] = rendition.nextChange(at[0]).orElse(Duration.ZERO);
            });
            compare("the same into a buffer", screen, into(rendition, screen));
        }
    }

    /** Frame after frame into what an output holds: only rows that change are copied. */
    private Runnable into(Rendition rendition, Screen screen) {
        int[] buffer = new int[screen.size().width() * screen.size().height()];
        Duration[] at = {Duration.ZERO};
        Frame[] before = {rendition.at(at[0])};
        before[0].copyTo(buffer);
        return () -> {
            at[0] = rendition.nextChange(at[0]).orElse(Duration.ZERO);
            Frame next = rendition.at(at[0]);
            next.copyTo(buffer, before[0]);
            before[0] = next;
            left += buffer[buffer.length / 2];
        };
    }

    private void pages() {
        int[] turn = {0};
        for (String size : List.of("256x128", "1920x1080")) {
            Screen screen = screen(size, Colour.RGB);
            compare("page of text " + size, screen, () -> left += first(news(turn[0]++ % 50), screen));
        }
        Screen screen = screen("128x64", Colour.MONO);
        compare("page with a code 128x64", screen, () -> left += first(survey(turn[0]++ % 50), screen));
    }

    private static Notice survey(int turn) {
        return new Notice(
                Notice.Topic.SURVEY,
                "意见",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("HTTPS://E.AN/G" + turn),
                Optional.empty(),
                Airing.DEFAULT);
    }

    private long first(Item item, Screen screen) {
        try {
            Rendition rendition = renderer.prepare(item, screen, media -> new byte[0]);
            return rendition.at(rendition.length()).pixel(3, 3);
        } catch (RenderException e) {
            throw new IllegalStateException(e);
        }
    }

    private void photos() throws Exception {
        int[] rgb = new int[640 * 480];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (i % 640 * 255 / 640) << 16 | (i / 640 * 255 / 480) << 8 | (i % 97);
        }
        byte[] png = Pictures.png(Frame.of(640, 480, rgb));
        Media media = new Media(Sha256.of(png), "image/png", 640, 480, png.length);
        Picture picture = new Picture(media, Picture.Fit.COVER, Airing.DEFAULT);
        for (String size : List.of("128x64", "512x256")) {
            Screen screen = screen(size, Colour.MONO);
            Screen colour = screen(size, Colour.RGB);
            Rendition mono = renderer.prepare(picture, screen, any -> png);
            Rendition full = renderer.prepare(picture, colour, any -> png);
            compare(
                    "photo scaled " + size,
                    colour,
                    () -> left += full.proofs().get(0).pixel(3, 3));
            compare(
                    "photo scaled and dithered " + size,
                    screen,
                    () -> left += mono.proofs().get(0).pixel(3, 3));
        }
    }

    private void compare(String name, Screen screen, Runnable one) {
        int[] pixels = new int[screen.size().width() * screen.size().height()];
        List<Double> ours = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (int round = 0; round < ROUNDS + 2; round++) {
            double own = nanosEach(one);
            double copy = nanosEach(() -> left += Arrays.copyOf(pixels, pixels.length)[pixels.length / 2]);
            // The first two only warm up.
            if (round >= 2) {
                ours.add(own);
                copies.add(copy);
            }
        }
        double own = Figures.median(ours);
        double copy = Figures.median(copies);
        Figures.print("%-34s %12.0f %12.0f %8.1f", name, 1e9 / own, 1e9 / copy, own / copy);
    }

    private static double nanosEach(Runnable one) {
        long begun = THREADS.getCurrentThreadCpuTime();
        long now = begun;
        int done = 0;
        while (now - begun < ROUND_NANOS) {
            one.run();
            done++;
            now = THREADS.getCurrentThreadCpuTime();
        }
        return (now - begun) / (double) done;
    }

    /** A film of 1080p and 30 pictures a second, played at its pace on a board of 512x256. */
    private void film() throws Exception {
        if (!Videos.available()) {
            Figures.print("film: no ffmpeg here");
            return;
        }
        Path folder = Files.createTempDirectory("bench");
        Path source = folder.resolve("source.mp4");
        String pattern = "testsrc2=size=1920x1080:rate=30:duration=10";
        new ProcessBuilder(
                        "ffmpeg", "-v", "error", "-f", "lavfi", "-i", pattern, "-pix_fmt", "yuv420p", source.toString())
                .inheritIO()
                .start()
                .waitFor();
        Videos.Normal normal = Videos.normalise(source, folder);
        byte[] bytes = Files.readAllBytes(normal.file());
        Media media = new Media(
                Sha256.of(bytes),
                "video/mp4",
                normal.width(),
                normal.height(),
                bytes.length,
                Optional.of(normal.millis()));
        Rendition film = renderer.prepare(
                new Video(media, Picture.Fit.COVER, Airing.DEFAULT), screen("512x256", Colour.RGB), any -> bytes);
        left += film.at(Duration.ZERO).pixel(1, 1);
        ProcessHandle child = ProcessHandle.current().children().findFirst().orElseThrow();
        long begun = System.nanoTime();
        long thread = THREADS.getCurrentThreadCpuTime();
        Duration before = child.info().totalCpuDuration().orElse(Duration.ZERO);
        Duration at = Duration.ZERO;
        while (at.compareTo(Duration.ofMillis(8000)) < 0) {
            at = film.nextChange(at).orElseThrow();
            long early = at.toNanos() - (System.nanoTime() - begun);
            if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
            left += film.at(at).pixel(1, 1);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double own = (THREADS.getCurrentThreadCpuTime() - thread) / 1e9;
        double decoder = child.info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .minus(before)
                        .toMillis()
                / 1e3;
        film.rest();
        Figures.print(
                "film 1080p to 512x256, 25 pictures a second: ours %.1f %% of a core, ffmpeg %.1f %%",
                100 * own / seconds, 100 * decoder / seconds);
    }
}
