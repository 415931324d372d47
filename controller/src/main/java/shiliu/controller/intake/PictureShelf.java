package shiliu.controller.intake;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.PictureException;
import shiliu.player.render.Pictures;

/** The pictures of one playlist, each read and re-encoded once. */
final class PictureShelf {
    /** What one playlist's re-encoded pictures may weigh together. */
    static final long MOST_STORED = 64L << 20;

    private static final Map<String, String> KINDS =
            Map.of("png", "PNG", "jpg", "JPEG", "jpeg", "JPEG", "gif", "GIF", "webp", "WebP", "bmp", "BMP");

    private final PlaylistFiles files;
    private final Map<String, Optional<Media>> taken = new HashMap<>();
    private final Map<Sha256, byte[]> stored = new LinkedHashMap<>();
    private long weight;

    PictureShelf(PlaylistFiles files) {
        this.files = files;
    }

    /** The picture whose file {@code value} names; a problem at its place where it cannot be shown. */
    Optional<Media> take(Value value) {
        Optional<String> text = value.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String name = Normalizer.normalize(text.get(), Normalizer.Form.NFC);
        Optional<Media> known = taken.get(name);
        if (known == null) {
            known = read(value, name);
            taken.put(name, known);
        }
        return known;
    }

    Map<Sha256, byte[]> stored() {
        return stored;
    }

    Set<String> names() {
        return taken.keySet();
    }

    private Optional<Media> read(Value value, String name) {
        if (!FlatName.valid(name)) {
            value.refuse(
                    Message.of("intake.media-path", Quote.of(name)),
                    FlatName.lastOf(name)
                            .map(last -> Message.of("intake.media-path.do", Quote.of(last)))
                            .orElseGet(() -> Message.of("intake.media-name.do")));
            return Optional.empty();
        }
        String said =
                KINDS.getOrDefault(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "");
        if (said.isEmpty()) {
            value.refuse(Message.of("intake.picture-kind", Quote.of(name)), Message.of("intake.picture-kind.do"));
            return Optional.empty();
        }
        try {
            return store(value, name, said, files.media(name));
        } catch (MediaException e) {
            value.refuse(e.sentence(), e.remedy());
            return Optional.empty();
        }
    }

    private Optional<Media> store(Value value, String name, String said, byte[] bytes) {
        String is = kind(bytes);
        if (!is.isEmpty() && !is.equals(said)) {
            value.refuse(
                    Message.of("intake.picture-other-kind", Quote.of(name), is),
                    Message.of("intake.picture-other-kind.do"));
            return Optional.empty();
        }
        try {
            Pictures.Normal picture = Pictures.normalise(bytes);
            byte[] png = picture.png();
            weight += png.length;
            if (weight > MOST_STORED) {
                value.refuse(
                        Message.of("intake.media-too-much", String.valueOf(MOST_STORED >> 20)),
                        Message.of("intake.media-too-much.do"));
                return Optional.empty();
            }
            Media media = new Media(Sha256.of(png), "image/png", picture.width(), picture.height(), png.length);
            stored.put(media.sha256(), png);
            return Optional.of(media);
        } catch (PictureException e) {
            value.refuse(e.sentence(), Message.of("intake.picture.do", Quote.of(name)));
            return Optional.empty();
        }
    }

    /** What the first bytes say; empty where they say nothing known, which is left to the decoder. */
    private static String kind(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(12, bytes.length), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG")) {
            return "PNG";
        }
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return "JPEG";
        }
        if (head.startsWith("GIF8")) {
            return "GIF";
        }
        if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return "WebP";
        }
        return head.startsWith("BM") ? "BMP" : "";
    }
}
