package shiliu.player.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Video;

/**
 * A film as a reel: one {@code ffmpeg} gives its pictures at the screen's size, pass after pass without a gap. Asked for an
 * earlier picture, or one far ahead, it starts again there.
 */
final class VideoReel implements Film.Reel {
    private static final int MILLIS = 1000 / Videos.RATE;
    /** Reading on is quicker than starting anew up to here. */
    private static final int FAR = 3 * Videos.RATE;

    private final Look look;
    private final FilmFile file;
    private final String filter;
    private final int count;
    private @Nullable PictureFeed feed;
    private long next = -1;

    VideoReel(Look look, Video video, FilmFile file) {
        this.look = look;
        this.file = file;
        this.filter = filter(look, video.fit());
        this.count = (int) Math.max(1, video.video().millis().orElse((long) MILLIS) / MILLIS);
    }

    private static String filter(Look look, Picture.Fit fit) {
        String size = look.width + ":" + look.height;
        String rate = "fps=" + Videos.RATE + ",";
        return switch (fit) {
            case STRETCH -> rate + "scale=" + size + ":flags=area";
            case COVER -> rate + "scale=" + size + ":force_original_aspect_ratio=increase:flags=area,crop=" + size;
            case CONTAIN ->
                rate + "scale=" + size + ":force_original_aspect_ratio=decrease:flags=area,pad=" + size
                        + ":(ow-iw)/2:(oh-ih)/2";
        };
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long endMillis(int index) {
        return (index + 1L) * MILLIS;
    }

    @Override
    public Canvas frame(long counted) {
        try {
            if (feed == null || counted < next || counted > next + FAR) {
                stop();
                open((int) (counted % count), true);
                next = counted;
            }
            int[] rgb = read();
            while (next++ < counted) {
                rgb = read();
            }
            return canvas(rgb);
        } catch (IOException e) {
            rest();
            throw new IllegalStateException("the film cannot be played: " + e.getMessage(), e);
        }
    }

    private void open(int from, boolean again) throws IOException {
        List<String> arguments = new ArrayList<>();
        if (again) {
            arguments.addAll(List.of("-stream_loop", "-1"));
        }
        arguments.addAll(List.of(
                "-ss",
                String.format(Locale.ROOT, "%.3f", from * MILLIS / 1000.0),
                "-format_whitelist",
                Ffmpeg.CONTAINERS,
                "-i",
                file.open().toString(),
                "-map",
                "0:v:0",
                "-an",
                "-vf",
                filter,
                "-sws_flags",
                "accurate_rnd+bitexact",
                "-pix_fmt",
                "rgb24",
                "-f",
                "rawvideo",
                "pipe:1"));
        feed = new PictureFeed(Ffmpeg.start(arguments), look.width * look.height * 3);
    }

    private int[] read() throws IOException {
        PictureFeed from = feed;
        if (from == null) {
            throw new IOException("not open");
        }
        byte[] bytes = from.next();
        int[] rgb = new int[look.width * look.height];
        for (int i = 0, at = 0; i < rgb.length; i++, at += 3) {
            rgb[i] = (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF);
        }
        return rgb;
    }

    private Canvas canvas(int[] rgb) {
        Raster picture = new Raster(look.width, look.height, rgb);
        Canvas canvas = new Canvas(look.width, look.height, Palette.BLACK);
        canvas.draw(Photos.reduced(picture, look.screen.colour()), 0, 0);
        return canvas;
    }

    @Override
    public List<Supplier<Canvas>> samples() {
        List<Supplier<Canvas>> samples = new ArrayList<>();
        Film.spaced(count).forEach(index -> samples.add(() -> one(index)));
        return samples;
    }

    private Canvas one(int index) {
        try {
            stop();
            open(index, false);
            return canvas(read());
        } catch (IOException e) {
            throw new IllegalStateException("the film cannot be played: " + e.getMessage(), e);
        } finally {
            stop();
        }
    }

    private void stop() {
        Optional.ofNullable(feed).ifPresent(PictureFeed::stop);
        feed = null;
        next = -1;
    }

    @Override
    public void rest() {
        stop();
        file.delete();
    }
}
