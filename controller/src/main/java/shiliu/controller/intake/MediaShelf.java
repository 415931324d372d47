package shiliu.controller.intake;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.player.bundle.Blobs;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.PictureException;
import shiliu.player.render.Pictures;

/** The pictures and films of one playlist, each read and re-encoded once. */
final class MediaShelf {
    /** What one playlist's re-encoded pictures and films may weigh together. */
    static final long MOST_STORED = 64L << 20;

    private final PlaylistFiles files;
    private final FilmCopy films;
    private final Map<String, Optional<Media>> pictures = new HashMap<>();
    private final Map<String, Optional<Media>> reels = new HashMap<>();
    private final Map<Sha256, byte[]> stored = new LinkedHashMap<>();
    private long weight;

    MediaShelf(PlaylistFiles files, Films films) {
        this.files = files;
        this.films = new FilmCopy(films);
    }

    /** The picture whose file {@code value} names; a problem at its place where it cannot be shown. */
    Optional<Media> picture(Value value) {
        return take(value, pictures, false);
    }

    /** The film whose file {@code value} names; a problem at its place where it cannot be shown. */
    Optional<Media> film(Value value) {
        return take(value, reels, true);
    }

    private Optional<Media> take(Value value, Map<String, Optional<Media>> taken, boolean film) {
        Optional<String> text = value.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String name = Normalizer.normalize(text.get(), Normalizer.Form.NFC);
        Optional<Media> known = taken.get(name);
        if (known == null) {
            known = read(value, name, film);
            taken.put(name, known);
        }
        return known;
    }

    Map<Sha256, byte[]> stored() {
        return stored;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>(pictures.keySet());
        names.addAll(reels.keySet());
        return names;
    }

    private Optional<Media> read(Value value, String name, boolean film) {
        if (!FlatName.valid(name)) {
            value.refuse(
                    Message.of("intake.media-path", Quote.of(name)),
                    FlatName.lastOf(name)
                            .map(last -> Message.of("intake.media-path.do", Quote.of(last)))
                            .orElseGet(() -> Message.of("intake.media-name.do")));
            return Optional.empty();
        }
        Optional<MediaKind> said = MediaKind.named(name);
        if (said.filter(kind -> kind.film() == film).isEmpty()) {
            otherwise(value, name, film, said.isPresent());
            return Optional.empty();
        }
        try {
            byte[] bytes = files.media(name);
            if (lies(value, name, said.get(), bytes)) {
                return Optional.empty();
            }
            return film ? storeFilm(value, name, said.get(), bytes) : storePicture(value, name, bytes);
        } catch (MediaException e) {
            value.refuse(e.sentence(), e.remedy());
            return Optional.empty();
        }
    }

    /** A file of the wrong sort; {@code swapped} where it would do under the other kind of item. */
    private static void otherwise(Value value, String name, boolean film, boolean swapped) {
        String code = film ? "intake.film-kind" : "intake.picture-kind";
        String swap = film ? "intake.film-is-picture.do" : "intake.picture-is-film.do";
        value.refuse(Message.of(code, Quote.of(name)), Message.of(swapped ? swap : code + ".do"));
    }

    private static boolean lies(Value value, String name, MediaKind said, byte[] bytes) {
        Optional<MediaKind> is = MediaKind.of(bytes);
        if (is.filter(kind -> kind != said).isPresent()) {
            String code = is.get().film() ? "intake.film-other-kind" : "intake.picture-other-kind";
            value.refuse(Message.of(code, Quote.of(name), is.get().word()), Message.of("intake.picture-other-kind.do"));
            return true;
        }
        if (is.isEmpty() && said.film()) {
            String code = MediaKind.list(bytes) ? "intake.film-list" : "intake.film-none";
            value.refuse(Message.of(code, Quote.of(name)), Message.of(code + ".do", Quote.of(name)));
            return true;
        }
        if (is.filter(kind -> FilmSize.cutShort(kind, ByteBuffer.wrap(bytes))).isPresent()) {
            value.refuse(Message.of("intake.film-cut", Quote.of(name)), Message.of("intake.film-cut.do"));
            return true;
        }
        return false;
    }

    private Optional<Media> storePicture(Value value, String name, byte[] bytes) {
        try {
            Pictures.Normal picture = Pictures.normalise(bytes);
            byte[] png = picture.png();
            String type = picture.millis().isPresent() ? "image/apng" : "image/png";
            return store(
                    value,
                    png,
                    new Media(Sha256.of(png), type, picture.width(), picture.height(), png.length, picture.millis()));
        } catch (PictureException e) {
            value.refuse(e.sentence(), Message.of("intake.picture.do", Quote.of(name)));
            return Optional.empty();
        }
    }

    private Optional<Media> storeFilm(Value value, String name, MediaKind kind, byte[] bytes) {
        if (!films.available()) {
            value.refuse(Message.of("render.no-ffmpeg"), Message.of("intake.no-ffmpeg.do"));
            return Optional.empty();
        }
        try {
            return films.of(kind, bytes, (mp4, media) -> store(value, mp4, media));
        } catch (PictureException e) {
            value.refuse(e.sentence(), Message.of("intake.film.do", Quote.of(name)));
            return Optional.empty();
        }
    }

    private Optional<Media> store(Value value, byte[] bytes, Media media) {
        if (bytes.length > Blobs.MAX_BYTES) {
            value.refuse(
                    Message.of("intake.media-large", String.valueOf(Blobs.MAX_BYTES >> 20)),
                    Message.of("intake.media-large.do"));
            return Optional.empty();
        }
        weight += bytes.length;
        if (weight > MOST_STORED) {
            value.refuse(
                    Message.of("intake.media-too-much", String.valueOf(MOST_STORED >> 20)),
                    Message.of("intake.media-too-much.do"));
            return Optional.empty();
        }
        stored.put(media.sha256(), bytes);
        return Optional.of(media);
    }
}
