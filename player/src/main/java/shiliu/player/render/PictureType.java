package shiliu.player.render;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of pictures that are taken, known by their first bytes and never by their names. */
enum PictureType {
    PNG("png", "png", false),
    JPEG("jpeg", "jpg jpeg", false),
    GIF("gif", "gif", true),
    WEBP("webp", "webp", true),
    BMP("bmp", "bmp", false);

    private final String format;
    private final String endings;
    private final boolean mayMove;

    PictureType(String format, String endings, boolean mayMove) {
        this.format = format;
        this.endings = endings;
        this.mayMove = mayMove;
    }

    String format() {
        return format;
    }

    boolean mayMove() {
        return mayMove;
    }

    /** Whether a file of that name claims to be of this type. */
    boolean fits(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !ending.isEmpty() && Arrays.asList(endings.split(" ")).contains(ending);
    }

    static Optional<PictureType> of(byte[] bytes) {
        if (bytes.length >= 8 && Arrays.equals(bytes, 0, 8, PngWriter.SIGNATURE, 0, 8)) {
            return Optional.of(PNG);
        }
        if (bytes.length >= 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8 && bytes[2] == (byte) 0xFF) {
            return Optional.of(JPEG);
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
            return Optional.of(WEBP);
        }
        return start.startsWith("BM") ? Optional.of(BMP) : Optional.empty();
    }
}
