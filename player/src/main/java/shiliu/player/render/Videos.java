package shiliu.player.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shiliu.player.message.Message;

/** Films in: read by {@code ffprobe}, written anew by {@code ffmpeg} without sound, metadata and all but the first picture track. */
public final class Videos {
    /** The most bytes of a film as it is stored. */
    public static final int MOST_STORED = 32 << 20;

    private static final int MOST_SECONDS = 600;
    private static final int LONG = 1920;
    /** Bits a second, and the longest side that they are worth. */
    private static final long[][] WORTH = {{1_000_000, 960}, {2_500_000, 1280}};

    private static final long MOST_RATE = 12_000_000;
    private static final int PROBE_SECONDS = 5;
    private static final int ENCODE_SECONDS = 30;
    /** Pictures a second of everything that is stored and played. */
    static final int RATE = 25;

    private Videos() {}

    /**
     * A film made safe: MP4, H.264, 25 pictures a second.
     *
     * @param file belongs to whoever asked for it
     */
    public record Normal(Path file, int width, int height, long millis) {}

    /** Whether this machine can read films. */
    public static boolean available() {
        return Ffmpeg.found("ffmpeg").isPresent() && Ffmpeg.found("ffprobe").isPresent();
    }

    /** Writes {@code film} anew into {@code folder}. Refused: without {@code ffmpeg}, longer than 10 min, larger than 4096 a side. */
    public static Normal normalise(Path film, Path folder) throws PictureException {
        return normalise(film, folder, MOST_STORED);
    }

    /** The same, in at most {@code most} bytes: what is long is made smaller and coarser. */
    public static Normal normalise(Path film, Path folder, int most) throws PictureException {
        if (!available()) {
            throw new PictureException(Message.of("render.no-ffmpeg"));
        }
        Map<String, String> told = probe(film);
        int width = number(told, "width");
        int height = number(told, "height");
        double seconds = seconds(told);
        if (width < 1 || height < 1 || seconds <= 0) {
            throw new PictureException(Message.of("render.video-damaged"));
        }
        if (width > PictureReader.MOST_SIDE || height > PictureReader.MOST_SIDE || seconds > MOST_SECONDS) {
            throw new PictureException(
                    Message.of("render.video-large", width + "x" + height, Math.round(seconds), MOST_SECONDS / 60));
        }
        try {
            Path out = Files.createTempFile(folder, "film", ".mp4");
            encode(film, out, seconds, most);
            Map<String, String> after = probe(out);
            if (Files.size(out) > most) {
                Files.delete(out);
                throw new PictureException(Message.of("render.video-heavy", most >> 20));
            }
            long millis = Math.max(1000 / RATE, Math.round(seconds(after) * 1000));
            return new Normal(out, number(after, "width"), number(after, "height"), millis);
        } catch (IOException e) {
            throw new PictureException(Message.of("render.video-damaged"));
        }
    }

    private static void encode(Path film, Path out, double seconds, int most) throws IOException {
        // A tenth is kept for what the encoder's buffer lets through, and for the container.
        long rate = Math.min(MOST_RATE, (long) (most * 8L * 0.9 / Math.max(1, seconds)));
        long side = Arrays.stream(WORTH)
                .filter(step -> rate < step[0])
                .mapToLong(step -> step[1])
                .findFirst()
                .orElse(LONG);
        // Even sides: the colour planes of H.264 have half the size.
        String fit = "fps=" + RATE + ",scale='trunc(min(1,min(" + side + "/iw," + side
                + "/ih))*iw/2)*2':'trunc(min(1,min(" + side + "/iw," + side + "/ih))*ih/2)*2'";
        Ffmpeg.run(
                "ffmpeg",
                List.of(
                        "-max_pixels",
                        String.valueOf(PictureReader.MOST_PIXELS),
                        "-format_whitelist",
                        Ffmpeg.CONTAINERS,
                        "-i",
                        film.toAbsolutePath().toString(),
                        // A header may lie about the length: what is longer is cut.
                        "-t",
                        String.valueOf((long) Math.ceil(seconds) + 1),
                        "-fs",
                        String.valueOf(most + 1L),
                        "-map",
                        "0:v:0",
                        "-an",
                        "-sn",
                        "-dn",
                        "-map_metadata",
                        "-1",
                        "-map_chapters",
                        "-1",
                        "-fflags",
                        "+bitexact",
                        "-flags:v",
                        "+bitexact",
                        "-threads",
                        "1",
                        "-vf",
                        fit,
                        "-c:v",
                        "libx264",
                        "-preset",
                        "veryfast",
                        "-crf",
                        "23",
                        "-maxrate",
                        String.valueOf(rate),
                        "-bufsize",
                        String.valueOf(rate),
                        "-pix_fmt",
                        "yuv420p",
                        "-movflags",
                        "+faststart",
                        "-f",
                        "mp4",
                        out.toString()),
                ENCODE_SECONDS + 2 * (long) seconds);
    }

    private static Map<String, String> probe(Path film) throws PictureException {
        try {
            String said = Ffmpeg.run(
                    "ffprobe",
                    List.of(
                            "-format_whitelist",
                            Ffmpeg.CONTAINERS,
                            "-select_streams",
                            "v:0",
                            "-show_entries",
                            "stream=width,height,duration:format=duration",
                            "-of",
                            "default=noprint_wrappers=1",
                            film.toAbsolutePath().toString()),
                    PROBE_SECONDS);
            Map<String, String> told = new HashMap<>();
            said.lines()
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2 && !pair[1].equals("N/A"))
                    .forEach(pair -> told.put(pair[0], pair[1]));
            return told;
        } catch (IOException e) {
            throw new PictureException(Message.of("render.video-damaged"));
        }
    }

    private static int number(Map<String, String> told, String name) {
        String text = told.getOrDefault(name, "");
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static double seconds(Map<String, String> told) {
        String text = told.getOrDefault("duration", "");
        return text.matches("[0-9]{1,7}(\\.[0-9]{1,9})?") ? Double.parseDouble(text) : 0;
    }
}
