package shiliu.controller.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of pictures and films that are taken, each with what files are called that say to be of it. */
enum MediaKind {
    PNG("PNG", false, "png"),
    JPEG("JPEG", false, "jpg jpeg"),
    GIF("GIF", false, "gif"),
    WEBP("WebP", false, "webp"),
    BMP("BMP", false, "bmp"),
    /** MP4 and MOV are one family, which cameras name either way. */
    MP4("MP4", true, "mp4 m4v mov"),
    /** WebM is MKV with fewer ways to pack. */
    MKV("MKV", true, "mkv webm"),
    AVI("AVI", true, "avi");

    /** Where the boxes of an MP4 or MOV may begin. */
    private static final List<String> BOXES = List.of("ftyp", "moov", "mdat", "wide", "free", "skip");
    /** Pictures in the same boxes as films. */
    private static final List<String> PICTURE_BRANDS = List.of("heic", "heix", "mif1", "msf1", "avif", "avis");
    /** Lists that name other files, which players take for films. */
    private static final List<String> LISTS = List.of("#EXTM3U", "ffconcat", "[playlist]", "<?xml", "<MPD", "<smil");

    private final String word;
    private final boolean film;
    private final String endings;

    MediaKind(String word, boolean film, String endings) {
        this.word = word;
        this.film = film;
        this.endings = endings;
    }

    /** How people call it. */
    String word() {
        return word;
    }

    boolean film() {
        return film;
    }

    /** What the name of a file says. */
    static Optional<MediaKind> named(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> List.of(kind.endings.split(" ")).contains(ending))
                .findFirst();
    }

    /** What the first bytes say; empty where they say nothing known. */
    static Optional<MediaKind> of(byte[] bytes) {
        String head = head(bytes);
        String inner = head.length() < 12 ? "" : head.substring(8, 12);
        if (head.startsWith("\u0089PNG")) {
            return Optional.of(PNG);
        }
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        }
        if (head.startsWith("GIF8")) {
            return Optional.of(GIF);
        }
        if (head.startsWith("RIFF") && inner.equals("WEBP")) {
            return Optional.of(WEBP);
        }
        if (head.startsWith("RIFF") && inner.equals("AVI ")) {
            return Optional.of(AVI);
        }
        if (head.startsWith("\u001AE\u00DF\u00A3")) {
            return Optional.of(MKV);
        }
        if (!inner.isEmpty() && BOXES.contains(head.substring(4, 8)) && !PICTURE_BRANDS.contains(inner)) {
            return Optional.of(MP4);
        }
        return head.startsWith("BM") ? Optional.of(BMP) : Optional.empty();
    }

    /** Whether the bytes are a list that names films elsewhere. */
    static boolean list(byte[] bytes) {
        String head = head(bytes).strip();
        return LISTS.stream().anyMatch(head::startsWith);
    }

    private static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(32, bytes.length), StandardCharsets.ISO_8859_1);
    }
}
