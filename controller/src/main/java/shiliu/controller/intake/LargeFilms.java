package shiliu.controller.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import shiliu.player.config.Quote;
import shiliu.player.message.Message;
import shiliu.player.render.PictureException;

/**
 * Films as cameras make them, larger than what may go to the controller: made smaller on the desk, by the {@code ffmpeg} that
 * the check needs anyway. The file is never in memory; each is done once.
 */
final class LargeFilms {
    /** The most bytes of a film beside a playlist. */
    static final long MOST = 512L << 20;
    /** What it is made to fit, so that there is room for others beside it. */
    static final int FITS = 24 << 20;

    private final Films films;
    private final Map<Path, byte[]> done = new HashMap<>();

    LargeFilms(Films films) {
        this.films = films;
    }

    /** Whether the file is named like a film and is too large as it is. */
    static boolean isOne(Path file, String name) {
        try {
            return MediaKind.named(name).filter(MediaKind::film).isPresent()
                    && Files.size(file) > PlaylistFiles.MAX_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** The film as MP4. */
    byte[] small(Path file, String name) throws MediaException {
        byte[] known = done.get(file);
        if (known != null) {
            return known;
        }
        check(file, name);
        try {
            Path folder = Files.createTempDirectory("shiliu-film");
            try {
                byte[] mp4 =
                        Files.readAllBytes(films.normalise(file, folder, FITS).file());
                done.put(file, mp4);
                return mp4;
            } finally {
                FilmCopy.remove(folder);
            }
        } catch (PictureException e) {
            throw new MediaException(e.sentence(), Message.of("intake.film.do", Quote.of(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for temporary files is full or read-only", e);
        }
    }

    private void check(Path file, String name) throws MediaException {
        MediaKind kind = MediaKind.named(name).orElseThrow();
        try (FileChannel channel = FileChannel.open(file, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.size() > MOST) {
                throw new MediaException(
                        Message.of("intake.media-too-big", Quote.of(name), String.valueOf(MOST >> 20)),
                        Message.of("intake.film-too-big.do"));
            }
            if (kind != MediaKind.MP4) {
                throw new MediaException(
                        Message.of(
                                "intake.media-too-big", Quote.of(name), String.valueOf(PlaylistFiles.MAX_BYTES >> 20)),
                        Message.of("intake.film-large-kind.do", String.valueOf(MOST >> 20)));
            }
            if (!films.available()) {
                throw new MediaException(Message.of("render.no-ffmpeg"), Message.of("intake.no-ffmpeg.do"));
            }
            if (FilmSize.cutShort(kind, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()))) {
                throw new MediaException(
                        Message.of("intake.film-cut", Quote.of(name)), Message.of("intake.film-cut.do"));
            }
        } catch (IOException e) {
            throw new MediaException(
                    Message.of("intake.media-unreadable", Quote.of(name)), Message.of("config.unreadable.do"));
        }
    }
}
